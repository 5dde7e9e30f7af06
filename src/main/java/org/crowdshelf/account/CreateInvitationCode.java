package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/** An owner makes a code by which one person can join the organisation. */
@ApplicationScoped
public class CreateInvitationCode {

  /**
   * A code that was made. Only here it is known.
   *
   * @param expiresAt nobody joins with it from then on
   */
  public record Made(JoiningCode code, Instant expiresAt) {}

  private final Transactions transactions;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  CreateInvitationCode(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Makes a code for one person, good for 7 days. Sent again it makes another one. Rejected with
   * TOO_MANY for the 21st open code, and with TOO_MANY_MEMBERS where members, invitations and open
   * codes are a hundred.
   *
   * @throws org.crowdshelf.shared.error.Refusal NOT_FOUND if there is no such organisation,
   *     FORBIDDEN for anyone but an owner
   */
  public Uni<Outcome<Made>> run(UUID owner, UUID organisation, MemberRole role) {
    Instant now = clock.instant();
    return transactions.run(
        () ->
            Team.lock(organisation, now)
                .invoke(team -> team.requireOwner(owner))
                .flatMap(team -> make(team, owner, role, now)));
  }

  private Uni<Outcome<Made>> make(Team team, UUID owner, MemberRole role, Instant now) {
    UUID organisation = team.organisation().id;
    if (team.codes().size() >= InvitationCode.MAX_OPEN) {
      return rejected(InputError.TOO_MANY, InvitationCode.MAX_OPEN);
    }
    if (team.full()) {
      return rejected(OrganisationError.TOO_MANY_MEMBERS, Team.MAX);
    }
    JoiningCode code = JoiningCode.random(random);
    InvitationCode made = InvitationCode.of(code, organisation, role, owner, now);
    return InvitationCode.deleteEnded(organisation, now)
        .chain(made::persist)
        .replaceWith(Outcome.done(new Made(code, made.expiresAt)));
  }

  private static Uni<Outcome<Made>> rejected(Enum<?> error, int max) {
    Map<String, String> params = Map.of("max", Integer.toString(max));
    return Uni.createFrom().item(Outcome.rejected(Rejection.of(error, params, "organisationId")));
  }
}
