package org.crowdshelf.account;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/** An owner takes a member out or an invitation back; a member leaves. */
@ApplicationScoped
public class RemoveMember {

  private final Transactions transactions;

  RemoveMember(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Removes an account from an organisation. Rejected with NO_SUCH_MEMBER or LAST_OWNER.
   *
   * @param remover an owner, or the account itself
   * @throws org.crowdshelf.shared.error.Refusal NOT_FOUND where there is no such organisation or
   *     account, FORBIDDEN for anyone else
   */
  public Uni<Outcome<UUID>> run(UUID remover, UUID organisation, UUID account) {
    return transactions.run(
        () ->
            Team.hold(organisation)
                .invoke(
                    team -> {
                      if (!remover.equals(account)) {
                        team.requireOwner(remover);
                      }
                    })
                .call(() -> Account.require(account))
                .flatMap(team -> remove(team, account)));
  }

  private static Uni<Outcome<UUID>> remove(Team team, UUID account) {
    Optional<Membership> member = team.member(account);
    if (member.filter(team::isLastOwner).isPresent()) {
      return rejected(OrganisationError.LAST_OWNER);
    }
    return member
        .<PanacheEntityBase>map(row -> row)
        .or(() -> team.invitation(account))
        .map(row -> row.delete().replaceWith(Outcome.done(team.organisation().id)))
        .orElseGet(() -> rejected(OrganisationError.NO_SUCH_MEMBER));
  }

  private static Uni<Outcome<UUID>> rejected(OrganisationError error) {
    return Uni.createFrom().item(Outcome.rejected(Rejection.of(error, "accountId")));
  }
}
