package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.shared.database.Reads;

/** Who acts for which organisation. */
@ApplicationScoped
public class Memberships {

  private static final String MEMBER =
      "select 1 from memberships where organisation_id = $1 and account_id = $2";

  private static final String EXISTING = "select id from organisations where id = any($1)";

  private final Reads reads;

  Memberships(Reads reads) {
    this.reads = reads;
  }

  /** Whether this account may act for this organisation. */
  public Uni<Boolean> includes(UUID organisation, UUID account) {
    return reads
        .one(MEMBER, Tuple.of(organisation, account), row -> true)
        .map(found -> found != null);
  }

  /** Those of these organisations that there are. */
  public Uni<Set<UUID>> existing(Collection<UUID> organisations) {
    return reads
        .list(EXISTING, Tuple.of(organisations.toArray(UUID[]::new)), row -> row.getUUID(0))
        .map(found -> found.stream().collect(Collectors.toSet()));
  }
}
