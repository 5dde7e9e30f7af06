package org.crowdshelf.export.api;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.crowdshelf.export.ExportFormat;
import org.crowdshelf.export.ExportKind;
import org.crowdshelf.export.ExportState;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.node.Node;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A file, as whoever asked for it sees it. */
@Name("Export")
@Description(
    "A file that is made in the background. Whoever asked sees it. Each download is recorded; one of addresses is shown to the people in it (Viewer.accesses).")
public record ExportNode(
    @Ignore UUID key,
    @Ignore UUID projectKey,
    @Ignore boolean allowed,
    @NonNull @Description("What it contains") ExportKind kind,
    @NonNull @Description("How far it is") ExportState state,
    @NonNull @Description("How it is written") ExportFormat format,
    @Description("Its rows without the headings; null unless it was made, and for OWN_DATA")
        Integer rows,
    @Description("Its length; null unless it was made, and for more than an Int holds")
        Integer bytes,
    @Description("SHA-256 of the file, in hex; null unless it was made") String sha256,
    @Description("From then on it is gone: after 7 days, addresses after 24 hours")
        Instant expiresAt,
    @NonNull @Description("When it was asked for") Instant requestedAt)
    implements Node {

  static ExportNode of(Row row, Instant now) {
    ExportState state = row.value(ExportState.class, "state");
    Instant expiresAt = row.instant("expires_at");
    boolean over = expiresAt != null && !expiresAt.isAfter(now);
    byte[] sha256 = row.bytes("sha256");
    Long bytes = row.numberOrNull("byte_count");
    return new ExportNode(
        row.uuid("id"),
        row.uuid("project_id"),
        row.flag("allowed"),
        row.value(ExportKind.class, "kind"),
        state == ExportState.READY && over ? ExportState.EXPIRED : state,
        row.value(ExportFormat.class, "format"),
        row.integerOrNull("row_count"),
        bytes == null || bytes > Integer.MAX_VALUE ? null : bytes.intValue(),
        sha256 == null ? null : HexFormat.of().formatHex(sha256),
        expiresAt,
        row.instant("requested_at"));
  }

  @Override
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  public String getId() {
    return Ids.encode(IdType.EXPORT, key);
  }
}
