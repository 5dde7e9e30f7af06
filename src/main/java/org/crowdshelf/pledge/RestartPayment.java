package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.payment.ClosePayment;
import org.crowdshelf.payment.PaymentAccounts;
import org.crowdshelf.payment.PaymentChoices;
import org.crowdshelf.payment.PaymentError;
import org.crowdshelf.payment.PaymentRoute;
import org.crowdshelf.payment.Payments;
import org.crowdshelf.payment.StartPayment;
import org.crowdshelf.payment.StoredPayment;
import org.crowdshelf.payment.payer.PaymentChoice;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Violations;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;

/**
 * A backer pays a reserved pledge another way or anew. The running payment is closed at the
 * provider first, so that at most one can be paid; the reservation does not grow longer.
 */
@ApplicationScoped
public class RestartPayment {

  /** The pledge and how to pay it. */
  public record Restarted(UUID pledge, StartPayment.Started payment) {}

  private static final String ONE_LIVE = "payments_live";
  private static final String[] PATH = {"payment"};

  private static final String READ =
      """
      select g.id, g.account_id, g.project_id, g.state, g.amount_minor, g.reserved_until, p.currency, p.title,
             p.organisation_id, p.pause_reason
        from pledges g join projects p on p.id = g.project_id where g.id = $1""";

  private record Open(
      UUID id,
      UUID account,
      UUID project,
      PledgeState state,
      long amountMinor,
      Instant until,
      String currency,
      String title,
      UUID organisation,
      String pauseReason) {

    static Open of(Row row) {
      return new Open(
          row.uuid("id"),
          row.uuid("account_id"),
          row.uuid("project_id"),
          row.value(PledgeState.class, "state"),
          row.number("amount_minor"),
          row.instant("reserved_until"),
          row.text("currency"),
          row.text("title"),
          row.uuid("organisation_id"),
          row.text("pause_reason"));
    }

    Payments.Due due(PaymentRoute route) {
      return new Payments.Due(route, id, project, title, currency, amountMinor, until);
    }
  }

  private final Reads reads;
  private final PaymentChoices choices;
  private final PaymentAccounts accounts;
  private final ClosePayment closePayment;
  private final StartPayment startPayment;
  private final Transactions transactions;
  private final PledgeRows rows;
  private final Payments payments;
  private final Clock clock;

  RestartPayment(
      Reads reads,
      PaymentChoices choices,
      PaymentAccounts accounts,
      ClosePayment closePayment,
      StartPayment startPayment,
      Transactions transactions,
      PledgeRows rows,
      Payments payments,
      Clock clock) {
    this.reads = reads;
    this.choices = choices;
    this.accounts = accounts;
    this.closePayment = closePayment;
    this.startPayment = startPayment;
    this.transactions = transactions;
    this.rows = rows;
    this.payments = payments;
    this.clock = clock;
  }

  /**
   * Closes the running payment and begins another one. Rejected with PLEDGE_STATE, PROJECT_PAUSED,
   * PAYMENT_UNDER_WAY or what is wrong with the choice.
   *
   * @throws Refusal NOT_FOUND for a pledge of another account
   */
  public Uni<Outcome<Restarted>> run(UUID backer, UUID pledge, PaymentChoice choice) {
    return reads
        .one(READ, Open::of, pledge)
        .flatMap(
            open -> {
              if (open == null || !open.account().equals(backer)) {
                throw Refusal.notFound();
              }
              return check(open, choice);
            });
  }

  private Uni<Outcome<Restarted>> check(Open open, PaymentChoice choice) {
    Checks checks = new Checks();
    if (!isReserved(open)) {
      checks.add(state(open.state() == PledgeState.RESERVED ? PledgeState.EXPIRED : open.state()));
    }
    if (open.pauseReason() != null) {
      checks.add(PledgeStops.paused(open.pauseReason(), "pledgeId"));
    }
    Optional<PaymentRoute> route = choices.route(checks, choice, open.organisation(), PATH);
    if (checks.found().isEmpty()) {
      choices.checkAmount(checks, choice, open.currency(), open.amountMinor());
    }
    return checks.found().isEmpty()
        ? closePayment
            .run(open.id())
            .flatMap(
                closed ->
                    closed == ClosePayment.Closed.CLOSED
                        ? restart(open, route.orElseThrow())
                        : Uni.createFrom().item(underWay()))
        : Uni.createFrom().item(Outcome.rejected(checks.found()));
  }

  private Uni<Outcome<Restarted>> restart(Open open, PaymentRoute route) {
    return accounts
        .store(route)
        .chain(() -> transactions.run(() -> store(open, route)))
        .flatMap(this::start)
        .onFailure(failure -> Violations.breaks(failure, ONE_LIVE))
        .recoverWithItem(RestartPayment::underWay);
  }

  private Uni<Outcome<StoredPayment>> store(Open open, PaymentRoute route) {
    return rows.lock(open.id())
        .flatMap(
            pledge ->
                pledge.state() == PledgeState.RESERVED && isReserved(open)
                    ? payments.create(open.due(route)).map(Outcome::done)
                    : Uni.createFrom().item(Outcome.rejected(state(pledge.state()))));
  }

  private Uni<Outcome<Restarted>> start(Outcome<StoredPayment> stored) {
    if (stored instanceof Outcome.Rejected<StoredPayment> rejected) {
      return Uni.createFrom().item(Outcome.rejected(rejected.rejections()));
    }
    StoredPayment payment = ((Outcome.Done<StoredPayment>) stored).value();
    return startPayment
        .run(payment)
        .map(started -> Outcome.done(new Restarted(payment.purpose(), started)));
  }

  private boolean isReserved(Open open) {
    return open.state() == PledgeState.RESERVED && clock.instant().isBefore(open.until());
  }

  private static Rejection state(PledgeState state) {
    return Rejection.of(PledgeError.PLEDGE_STATE, Map.of("state", state.name()), "pledgeId");
  }

  private static Outcome<Restarted> underWay() {
    return Outcome.rejected(Rejection.of(PaymentError.PAYMENT_UNDER_WAY, "pledgeId"));
  }
}
