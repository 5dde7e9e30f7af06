package org.crowdshelf.upload;

import org.eclipse.microprofile.graphql.Description;

/** The ways in which a client sends a file. */
@Description("How a file is sent.")
public enum UploadMethod {
  @Description("PUT with the file as the body; for browsers")
  PUT,
  @Description("POST of a form; for wx.uploadFile, which knows nothing else")
  POST_FORM
}
