package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.shared.database.Reads;

/** The members of organisations, as other features ask for them. */
@ApplicationScoped
public class Memberships {

  private static final String MEMBER =
      "select 1 from memberships where account_id = $1 and organisation_id = $2";

  private static final String EXISTING = "select id from organisations where id = any($1)";

  private final Reads reads;

  Memberships(Reads reads) {
    this.reads = reads;
  }

  /** Returns whether this account is a member of this organisation. */
  public Uni<Boolean> isMember(UUID account, UUID organisation) {
    return reads.one(MEMBER, row -> true, account, organisation).map(found -> found != null);
  }

  /** Those of these organisations that exist. */
  public Uni<Set<UUID>> existing(Collection<UUID> organisations) {
    return reads
        .list(EXISTING, row -> row.uuid("id"), organisations)
        .map(found -> found.stream().collect(Collectors.toSet()));
  }
}
