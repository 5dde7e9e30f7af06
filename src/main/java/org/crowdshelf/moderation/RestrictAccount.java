package org.crowdshelf.moderation;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.Restriction;
import org.crowdshelf.account.Restrictions;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.outbox.Outbox;

/** An admin says what an account may not do for now. */
@ApplicationScoped
public class RestrictAccount {

  private final Transactions transactions;
  private final Restrictions restrictions;
  private final ModerationRecord record;
  private final Outbox outbox;
  private final Clock clock;

  RestrictAccount(
      Transactions transactions,
      Restrictions restrictions,
      ModerationRecord record,
      Outbox outbox,
      Clock clock) {
    this.transactions = transactions;
    this.restrictions = restrictions;
    this.record = record;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Puts these restrictions in the place of all that the account has; an empty list lifts all, and
   * the same again changes nothing. Rejected with SAME_REVIEWER for the admin's own account, with
   * ACT_TWICE, and where an end or the reason cannot be taken.
   *
   * @throws org.crowdshelf.shared.error.Refusal NOT_FOUND if there is no such account
   */
  public Uni<Outcome<UUID>> run(UUID admin, UUID account, List<Restriction> wanted, String reason) {
    List<Rejection> problems =
        admin.equals(account)
            ? List.of(Rejection.of(ProjectError.SAME_REVIEWER, "accountId"))
            : ModerationRules.checkRestrictions(wanted, reason, clock.instant());
    return problems.isEmpty()
        ? transactions.run(() -> store(admin, account, wanted, reason))
        : Uni.createFrom().item(Outcome.rejected(problems));
  }

  private Uni<Outcome<UUID>> store(
      UUID admin, UUID account, List<Restriction> wanted, String reason) {
    return restrictions
        .replace(account, wanted, admin)
        .flatMap(
            changed -> changed ? tell(admin, account, wanted, reason) : Uni.createFrom().voidItem())
        .replaceWith(Outcome.done(account));
  }

  private Uni<Void> tell(UUID admin, UUID account, List<Restriction> wanted, String reason) {
    JsonArray acts = new JsonArray();
    wanted.forEach(
        each ->
            acts.add(
                new JsonObject()
                    .put("act", each.act().name())
                    .put("until", each.until() == null ? null : each.until().toString())));
    return record
        .write(
            admin,
            ModerationDeed.ACCOUNT_RESTRICTED,
            IdType.ACCOUNT,
            account,
            reason,
            new JsonObject().put("restrictions", acts))
        .chain(() -> outbox.tell(new ModerationEvents.AccountRestricted(account)));
  }
}
