package org.crowdshelf.moderation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.id.IdType;

/** Finds what can be reported: public projects, their updates, accounts and organisations. */
@ApplicationScoped
class Subjects {

  // Each: project_id, account_id and organisation_id of the thing $1.
  private static final Map<IdType, String> FOUND =
      new EnumMap<>(
          Map.of(
              IdType.PROJECT,
              "select id as project_id, null::uuid as account_id, null::uuid as organisation_id"
                  + " from projects where id = $1 and launched_at is not null",
              IdType.UPDATE,
              "select project_id, author_id as account_id, null::uuid as organisation_id"
                  + " from updates where id = $1",
              IdType.ACCOUNT,
              "select null::uuid as project_id, id as account_id, null::uuid as organisation_id"
                  + " from accounts where id = $1",
              IdType.ORGANISATION,
              "select null::uuid as project_id, null::uuid as account_id, id as organisation_id"
                  + " from organisations where id = $1"));

  private static final String READ =
      "select cast($3 as text) as subject_type, $1::uuid as subject_id, c.project_id, c.account_id,"
          + " c.organisation_id, "
          + Subject.own("$2")
          + " as own from (%s) as c";

  private final Reads reads;

  Subjects(Reads reads) {
    this.reads = reads;
  }

  /**
   * A thing, as this account stands to it.
   *
   * @throws Refusal NOT_FOUND where there is none, or none of a type that can be reported
   */
  Uni<Subject> require(IdType type, UUID key, UUID account) {
    String found = FOUND.get(type);
    return found == null
        ? Uni.createFrom().failure(Refusal.notFound())
        : reads
            .one(READ.formatted(found), Subject::of, key, account, type)
            .onItem()
            .ifNull()
            .failWith(Refusal::notFound);
  }
}
