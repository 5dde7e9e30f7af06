package org.crowdshelf.upload;

import org.eclipse.microprofile.graphql.Description;

/** The purpose of a file. */
@Description("What a file is for. May grow.")
public enum UploadPurpose {
  @Description("JPEG, PNG or WebP up to 10 MB; for everyone")
  IMAGE,
  @Description("JPEG, PNG or PDF up to 10 MB: receipts, licences; not for everyone")
  DOCUMENT
}
