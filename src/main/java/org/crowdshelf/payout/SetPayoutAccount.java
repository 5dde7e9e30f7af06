package org.crowdshelf.payout;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.payout.PayoutAccounts.Owner;
import org.crowdshelf.payout.PayoutAccounts.Standing;
import org.crowdshelf.payout.port.PayoutAdapter;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.outbox.Outbox;
import org.crowdshelf.shared.text.Text;

/** Somebody says where the money of their projects goes, or an owner that of an organisation's. */
@ApplicationScoped
public class SetPayoutAccount {

  private final Transactions transactions;
  private final PayoutProviders providers;
  private final PayoutAccounts accounts;
  private final PayoutSecrets secrets;
  private final Outbox outbox;
  private final Clock clock;

  SetPayoutAccount(
      Transactions transactions,
      PayoutProviders providers,
      PayoutAccounts accounts,
      PayoutSecrets secrets,
      Outbox outbox,
      Clock clock) {
    this.transactions = transactions;
    this.providers = providers;
    this.accounts = accounts;
    this.secrets = secrets;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Sets the account, or leaves it where it is the same one. Another than the one before can be
   * used after 48 hours. Rejected with UNKNOWN_PROVIDER, with what is wrong with the values, and
   * with HOLDER_MISMATCH where the holder is not the organisation.
   *
   * @throws Refusal NOT_FOUND where there is no such organisation, FORBIDDEN for all but its owners
   */
  public Uni<Outcome<PayoutDestination>> run(UUID person, PayoutDestination destination) {
    Optional<PayoutAdapter> adapter = providers.find(destination.provider());
    List<Rejection> problems =
        adapter
            .map(found -> AccountRules.check(destination, found))
            .orElse(List.of(Rejection.of(PayoutError.UNKNOWN_PAYOUT_PROVIDER, "provider")));
    return transactions.run(
        () ->
            accounts
                .lock(person, destination.organisation())
                .invoke(SetPayoutAccount::requireOwner)
                .flatMap(
                    owner ->
                        problems.isEmpty()
                            ? decide(person, owner, destination, adapter.orElseThrow())
                            : Uni.createFrom().item(Outcome.rejected(problems))));
  }

  private static void requireOwner(Owner owner) {
    if (owner == null) {
      throw Refusal.notFound();
    }
    if (!owner.owner()) {
      throw Refusal.forbidden();
    }
  }

  private Uni<Outcome<PayoutDestination>> decide(
      UUID person, Owner owner, PayoutDestination destination, PayoutAdapter adapter) {
    if (owner.name() != null && !AccountRules.sameName(owner.name(), destination.holder())) {
      Map<String, String> name = Map.of("name", owner.name());
      return Uni.createFrom()
          .item(Outcome.rejected(Rejection.of(PayoutError.HOLDER_MISMATCH, name, "holder")));
    }
    return accounts
        .standing(person, destination.organisation())
        .flatMap(
            former ->
                isSame(former, destination)
                    ? Uni.createFrom().item(Outcome.done(destination))
                    : store(person, owner, former, destination, adapter));
  }

  private boolean isSame(Standing former, PayoutDestination destination) {
    return former != null
        && former.provider().equals(destination.provider())
        && former.holder().equals(Text.stripped(destination.holder()))
        && secrets.has(former.id(), former.params(), AccountRules.byName(destination.params()));
  }

  private Uni<Outcome<PayoutDestination>> store(
      UUID person,
      Owner owner,
      Standing former,
      PayoutDestination destination,
      PayoutAdapter adapter) {
    UUID key = Ids.next();
    Instant now = clock.instant();
    Map<String, String> params = AccountRules.byName(destination.params());
    NewAccount account =
        new NewAccount(
            key,
            destination.organisation(),
            destination.provider(),
            Text.stripped(destination.holder()),
            adapter.masked(params),
            secrets.seal(key, params),
            owner.verified(),
            person,
            now,
            AccountRules.usableFrom(former == null, now));
    return accounts
        .replace(former, account)
        .chain(() -> tell(person, destination.organisation()))
        .replaceWith(Outcome.done(destination));
  }

  private Uni<Void> tell(UUID person, UUID organisation) {
    return outbox.tell(
        new PayoutEvents.PayoutAccountSet(organisation == null ? person : organisation, person));
  }
}
