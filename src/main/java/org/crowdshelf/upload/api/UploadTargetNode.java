package org.crowdshelf.upload.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.node.NamedValue;
import org.crowdshelf.upload.CreateUploads;
import org.crowdshelf.upload.UploadMethod;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Where a file is to be sent. */
@Name("UploadTarget")
@Description("Where and how one file is to be sent.")
public record UploadTargetNode(
    @NonNull @Description("The file") UploadNode upload,
    @NonNull @Description("Address in the store") String url,
    @NonNull @Description("As it was asked for") UploadMethod method,
    @NonNull @Description("Of PUT: send exactly these; of POST_FORM empty")
        List<@NonNull NamedValue> headers,
    @NonNull @Description("Of POST_FORM: these fields first, then the file as `file`; of PUT empty")
        List<@NonNull NamedValue> fields,
    @NonNull @Description("Until when the store takes it: 10 minutes") Instant expiresAt) {

  @Ignore
  static UploadTargetNode of(CreateUploads.Target target, UploadMethod method, UploadNode upload) {
    return new UploadTargetNode(
        upload,
        target.form().url(),
        method,
        values(target.form().headers()),
        values(target.form().fields()),
        target.expiresAt());
  }

  private static List<NamedValue> values(Map<String, String> named) {
    return named.entrySet().stream()
        .map(each -> new NamedValue(each.getKey(), each.getValue()))
        .toList();
  }
}
