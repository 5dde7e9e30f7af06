package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;

/**
 * Reads and writes the holders of credit codes in the caller's transaction. An organisation holds
 * the code that it was verified with until it is refused; any number may claim a code meanwhile.
 */
@ApplicationScoped
class CreditCodes {

  // The last condition: a claim that the version before this one verified, which leaves it where it
  // is.
  private static final String IS_HELD =
      """
      select exists (select from organisations where credit_code = $1 and id <> $2 and verified_at is not null)
          or exists (select from organisations where claimed_code = $1 and id <> $2 and verification = 'VERIFIED') as held""";

  // Two that are verified with one code at once take turns, so that the second is told so. Without
  // it the unique key would end the second with an error, whose text has the code.
  private static final String TAKE_TURNS =
      "select pg_advisory_xact_lock(hashtextextended($1, 5))::text as done";

  private static final String CLAIM =
      "select coalesce(claimed_code, credit_code) as code from organisations where id = $1";

  // A claim that the version before this one wrote into the place of held codes.
  private static final String MOVE_CLAIM =
      """
      update organisations set claimed_code = credit_code, credit_code = null
       where credit_code = $1 and id <> $2 and verified_at is null""";

  private static final String TAKE =
      """
      update organisations
         set credit_code = coalesce(claimed_code, credit_code), claimed_code = null,
             name = coalesce(wanted_name, name), wanted_name = null, version = version + 1
       where id = $1""";

  private static final String RELEASE =
      """
      update organisations
         set claimed_code = coalesce(claimed_code, credit_code), credit_code = null, version = version + 1
       where id = $1""";

  private final Writes writes;

  CreditCodes(Writes writes) {
    this.writes = writes;
  }

  /** Returns whether another organisation holds a code; false for none. */
  Uni<Boolean> isHeldByAnother(UUID organisation, String code) {
    return code == null
        ? Uni.createFrom().item(false)
        : writes.one(IS_HELD, row -> row.flag("held"), code, organisation);
  }

  /**
   * Gives an organisation the name and the code that it asked for; false, and nothing done, where
   * another holds the code.
   */
  Uni<Boolean> take(UUID organisation) {
    return writes
        .one(CLAIM, row -> new Claim(row), organisation)
        .flatMap(
            claim ->
                claim.code() == null
                    ? writes.change(TAKE, organisation).replaceWith(true)
                    : takeInTurn(organisation, claim.code()));
  }

  private Uni<Boolean> takeInTurn(UUID organisation, String code) {
    return writes
        .one(TAKE_TURNS, row -> true, code)
        .chain(() -> isHeldByAnother(organisation, code))
        .flatMap(
            held ->
                held
                    ? Uni.createFrom().item(false)
                    : writes
                        .change(MOVE_CLAIM, code, organisation)
                        .chain(() -> writes.change(TAKE, organisation))
                        .replaceWith(true));
  }

  /** Takes back what an organisation holds; it goes on claiming it. */
  Uni<Void> release(UUID organisation) {
    return writes.change(RELEASE, organisation).replaceWithVoid();
  }

  // A row, because a null alone would be no item.
  private record Claim(String code) {
    Claim(Row row) {
      this(row.text("code"));
    }

    @Override
    public String toString() {
      return "Claim";
    }
  }
}
