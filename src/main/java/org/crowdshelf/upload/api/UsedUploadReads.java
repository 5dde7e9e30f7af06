package org.crowdshelf.upload.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.store.ClientAddresses;

/**
 * The files that things of other features use. Whoever may see the thing may see its files, so a
 * feature asks for those of things that it shows.
 */
@ApplicationScoped
public class UsedUploadReads {

  private static final String READ =
      "select used.used_key, "
          + UploadNode.COLUMNS
          + """
             from upload_uses used join uploads u on u.id = used.upload_id
            where used.used_by = $1 and used.used_key = any($2) order by u.id""";

  private record Used(UUID by, UploadNode upload) {}

  private final Reads reads;
  private final ClientAddresses addresses;

  UsedUploadReads(Reads reads, ClientAddresses addresses) {
    this.reads = reads;
    this.addresses = addresses;
  }

  /** The files of each of these rows of a table, in the order in which they were brought in. */
  public Uni<Map<UUID, List<UploadNode>>> of(String table, List<UUID> keys) {
    return reads
        .list(
            READ, row -> new Used(row.uuid("used_key"), UploadNode.of(row, addresses)), table, keys)
        .map(
            found -> {
              Map<UUID, List<UploadNode>> byKey =
                  new HashMap<>(
                      found.stream()
                          .collect(
                              Collectors.groupingBy(
                                  Used::by,
                                  Collectors.mapping(Used::upload, Collectors.toList()))));
              keys.forEach(key -> byKey.putIfAbsent(key, List.of()));
              return byKey;
            });
  }
}
