package org.crowdshelf.export.api;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.crowdshelf.export.DownloadExport;
import org.crowdshelf.shared.database.DatabaseUnavailable;
import org.jboss.resteasy.reactive.RestMulti;

/**
 * The addresses of files: whoever has one downloads the file, once. 404: the address is not ours,
 * its five minutes are over, it was used, or the file is gone. 503: the database is unavailable.
 */
@Path("/exports/{token}")
public class ExportResource {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private record Reply(int status, DownloadExport.Download download) {}

  private final DownloadExport downloadExport;

  ExportResource(DownloadExport downloadExport) {
    this.downloadExport = downloadExport;
  }

  /** Sends the file, a piece at a time, as fast as the client takes it. */
  @GET
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public RestMulti<byte[]> download(@PathParam("token") String token) {
    Uni<Reply> reply =
        downloadExport
            .run(token)
            .map(found -> new Reply(found == null ? NOT_FOUND : OK, found))
            .onFailure(DatabaseUnavailable::is)
            .recoverWithItem(() -> new Reply(UNAVAILABLE, null));
    return RestMulti.fromUniResponse(
        reply, ExportResource::content, ExportResource::headers, Reply::status);
  }

  private static Multi<byte[]> content(Reply reply) {
    return reply.download() == null ? Multi.createFrom().empty() : reply.download().content();
  }

  private static Map<String, List<String>> headers(Reply reply) {
    if (reply.download() == null) {
      return Map.of("Cache-Control", List.of("no-store"));
    }
    return Map.of(
        "Cache-Control", List.of("no-store"),
        "Content-Type", List.of(reply.download().contentType()),
        "Content-Disposition", List.of("attachment; filename=\"" + reply.download().name() + "\""),
        "X-Content-Type-Options", List.of("nosniff"),
        "Referrer-Policy", List.of("no-referrer"));
  }
}
