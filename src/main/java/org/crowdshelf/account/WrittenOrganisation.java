package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;

/**
 * The fields of an organisation that its owners write, read and stored in the caller's transaction.
 */
@ApplicationScoped
class WrittenOrganisation {

  private static final String READ =
      """
      select name, wanted_name, website, description, logo_url, coalesce(claimed_code, credit_code) as code,
             credit_code as held_code, verified_at is not null as holds, verification, version
        from organisations where id = $1""";

  private static final String STORE =
      """
      update organisations
         set name = $2, wanted_name = $3, website = $4, description = $5, logo_url = $6, claimed_code = $7,
             verification = $8, version = version + 1
       where id = $1""";

  /**
   * As it stands.
   *
   * @param name as everyone sees it
   * @param heldCode what stands in the place of held codes; null for none
   * @param keepsName whether another name waits: a reviewer verified it with this one, or refused
   *     another
   * @param draft what its owners want
   */
  record Standing(
      String name,
      String heldCode,
      boolean keepsName,
      VerificationState verification,
      int version,
      OrganisationDraft draft) {

    static Standing of(Row row) {
      OrganisationDraft draft = new OrganisationDraft();
      String wanted = row.text("wanted_name");
      draft.name = wanted == null ? row.text("name") : wanted;
      draft.website = row.text("website");
      draft.description = row.text("description");
      draft.logoUrl = row.text("logo_url");
      draft.creditCode = row.text("code");
      return new Standing(
          row.text("name"),
          row.text("held_code"),
          row.flag("holds") || wanted != null,
          row.value(VerificationState.class, "verification"),
          row.integer("version"),
          draft);
    }

    /** Omits the codes, which no log may show. */
    @Override
    public String toString() {
      return "Standing[" + name + ", " + verification + "]";
    }
  }

  private final Writes writes;

  WrittenOrganisation(Writes writes) {
    this.writes = writes;
  }

  /** Reads an organisation whose row is locked. */
  Uni<Standing> read(UUID organisation) {
    return writes.one(READ, Standing::of, organisation);
  }

  /** Stores a draft. What a reviewer verified it with stays until the next decision. */
  Uni<Void> store(
      UUID organisation, Standing standing, OrganisationDraft draft, VerificationState after) {
    boolean waits = standing.keepsName() && !draft.name.equals(standing.name());
    boolean claims = !Objects.equals(draft.creditCode, standing.heldCode());
    return writes
        .change(
            STORE,
            organisation,
            waits ? standing.name() : draft.name,
            waits ? draft.name : null,
            draft.website,
            draft.description,
            draft.logoUrl,
            claims ? draft.creditCode : null,
            after)
        .replaceWithVoid();
  }
}
