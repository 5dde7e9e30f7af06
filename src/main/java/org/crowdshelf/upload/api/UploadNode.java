package org.crowdshelf.upload.api;

import java.util.UUID;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.node.Node;
import org.crowdshelf.shared.store.ClientAddresses;
import org.crowdshelf.shared.store.StoreKeys;
import org.crowdshelf.upload.UploadKeys;
import org.crowdshelf.upload.UploadPurpose;
import org.crowdshelf.upload.UploadState;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A file, as the account that brings it sees it. */
@Name("Upload")
@Description(
    "A picture or document that goes straight to the store, not through this API. Pictures are written anew from their pixels, without place and camera (EXIF). A READY one that nothing uses is gone after 24 hours.")
public record UploadNode(
    @Ignore UUID key,
    @Ignore String documentKey,
    @NonNull @Description("What it is for") UploadPurpose purpose,
    @NonNull @Description("How far it is") UploadState state,
    @Description(
            "Address for coverUrl, media, avatarUrl and the like, 1,600 pixels wide or less. null unless READY, and for documents")
        String url,
    @Description("In pixels, of the picture at url") Integer width,
    @Description("In pixels") Integer height,
    @Description(
            "Of REJECTED: TOO_LARGE, NOT_WHAT_IT_SAYS, TYPE_NOT_ALLOWED, TOO_MANY_PIXELS, UNREADABLE; may grow")
        String rejectedBecause)
    implements Node {

  static final String COLUMNS =
      "u.id, u.purpose, u.state, u.name, u.file, u.width, u.height, u.rejected_because";

  static UploadNode of(Row row, ClientAddresses addresses) {
    UploadPurpose purpose = row.value(UploadPurpose.class, "purpose");
    String file = row.text("file");
    return new UploadNode(
        row.uuid("id"),
        purpose == UploadPurpose.DOCUMENT && file != null
            ? UploadKeys.kept(purpose, row.text("name"), file)
            : null,
        purpose,
        row.value(UploadState.class, "state"),
        purpose == UploadPurpose.IMAGE && file != null
            ? addresses.publicUrl(StoreKeys.PUBLIC + row.text("name") + file)
            : null,
        row.integerOrNull("width"),
        row.integerOrNull("height"),
        row.text("rejected_because"));
  }

  @Override
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  public String getId() {
    return Ids.encode(IdType.UPLOAD, key);
  }
}
