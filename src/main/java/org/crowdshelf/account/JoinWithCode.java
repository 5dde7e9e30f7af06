package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/** A person joins an organisation with a code that an owner made. */
@ApplicationScoped
public class JoinWithCode {

  // Only tells which organisation to lock; whether the code is good is decided under the lock.
  private static final String ORGANISATION =
      "select organisation_id from invitation_codes where code_hash = $1 and expires_at > $2";

  private final Reads reads;
  private final Transactions transactions;
  private final Clock clock;

  JoinWithCode(Reads reads, Transactions transactions, Clock clock) {
    this.reads = reads;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Makes the account a member with the role of the code, which is used up. For a member nothing
   * changes, so it is safe to send again. Rejected with BAD_CODE for a code that is wrong, used,
   * ended, or made by somebody who is no owner any more: all alike.
   */
  public Uni<Outcome<UUID>> run(UUID account, String typed) {
    Optional<JoiningCode> code = JoiningCode.parse(typed);
    if (code.isEmpty()) {
      return bad();
    }
    byte[] hash = code.get().hash();
    Instant now = clock.instant();
    return reads
        .one(ORGANISATION, row -> row.uuid("organisation_id"), hash, now)
        .flatMap(
            organisation ->
                organisation == null
                    ? bad()
                    : transactions.run(() -> join(organisation, account, hash, now)));
  }

  private static Uni<Outcome<UUID>> join(
      UUID organisation, UUID account, byte[] hash, Instant now) {
    return Team.lock(organisation, now)
        .flatMap(
            team ->
                team.member(account).isPresent()
                    ? Uni.createFrom().item(Outcome.done(organisation))
                    : team.code(hash).map(open -> join(open, team, account, now)).orElse(bad()));
  }

  private static Uni<Outcome<UUID>> join(
      InvitationCode code, Team team, UUID account, Instant now) {
    code.usedAt = now;
    Uni<Void> answered =
        team.invitation(account)
            .or(() -> team.ended(account))
            .map(Invitation::delete)
            .orElseGet(() -> Uni.createFrom().voidItem());
    return Membership.of(code.organisationId, account, code.role, now)
        .persist()
        .chain(() -> answered)
        .replaceWith(Outcome.done(code.organisationId));
  }

  private static Uni<Outcome<UUID>> bad() {
    return Uni.createFrom()
        .item(Outcome.rejected(Rejection.of(OrganisationError.BAD_CODE, "code")));
  }
}
