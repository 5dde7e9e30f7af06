package org.crowdshelf.payment.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.crowdshelf.payment.port.ProviderRefund;
import org.crowdshelf.shared.database.Upkeep;
import org.crowdshelf.shared.id.Ids;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The provider's own refunds. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "staging"})
public class SandboxRefunds {

  // On conflict only a refund in the state NOT_NOW changes; every other one keeps its first state.
  private static final String REFUND =
      """
      with paid as (
        select reference, amount_minor from sandbox_payments
         where reference = $4 and state = 'SUCCEEDED' for update
      ), ended as (
        insert into sandbox_refunds as r (reference, payment, amount_minor, state, created_at, returned_at)
        select $5, p.reference, $6, $7, $8, $9 from paid p
         where $6 <= p.amount_minor - (select coalesce(sum(o.amount_minor), 0) from sandbox_refunds o
                                        where o.payment = p.reference and o.reference <> $5
                                          and o.state in ('PENDING', 'SUCCEEDED')
                                          and (o.returned_at is null or o.returned_at > $8))
        on conflict (reference) do update set state = excluded.state where r.state = 'NOT_NOW'
        returning r.payment as reference
      )"""
          + SandboxNews.QUEUE;

  private static final String FIND =
      """
      select case when returned_at <= $2::timestamptz then 'STUCK'
                  when state = 'PENDING' and created_at <= $2::timestamptz - interval '1 day' then 'SUCCEEDED'
                  else state end as state
        from sandbox_refunds where reference = $1""";

  private static final String DISPUTED =
      "with ended as (select reference from sandbox_payments where reference = $4 and state = 'SUCCEEDED')"
          + SandboxNews.QUEUE;

  private final SandboxDesk desk;
  private final Upkeep upkeep;
  private final Clock clock;
  private final String merchant;

  SandboxRefunds(
      SandboxDesk desk,
      Upkeep upkeep,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.sandbox.merchant") String merchant) {
    this.desk = desk;
    this.upkeep = upkeep;
    this.clock = clock;
    this.merchant = merchant;
  }

  /** Refunds a part of a payment under a number; a repeated call returns the stored state. */
  Uni<ProviderRefund> refund(String payment, String number, long amountMinor) {
    return desk.find(payment)
        .flatMap(
            found -> {
              if (found == null || !found.state().equals("SUCCEEDED")) {
                return Uni.createFrom()
                    .item(ProviderRefund.of(ProviderRefund.State.STUCK, "not paid"));
              }
              return store(found, number, amountMinor)
                  // As with real providers, the result comes by a message or a query.
                  .flatMap(
                      stored ->
                          find(number)
                              .map(
                                  state ->
                                      stored && state.state() == ProviderRefund.State.SUCCEEDED
                                          ? ProviderRefund.of(ProviderRefund.State.PENDING, null)
                                          : state));
            });
  }

  /** The refund of a number. */
  Uni<ProviderRefund> find(String number) {
    return upkeep
        .list(FIND, row -> row.text("state"), number, clock.instant())
        .map(found -> found.isEmpty() ? "UNKNOWN" : found.get(0))
        .map(
            state ->
                ProviderRefund.of(
                    ProviderRefund.State.valueOf(state),
                    state.equals("SUCCEEDED") || state.equals("PENDING") ? null : "SANDBOX"));
  }

  /**
   * Stores a refund that the merchant makes in the console, under a new number; false if the
   * payment cannot be refunded.
   */
  public Uni<Boolean> refundInConsole(String payment, long amountMinor) {
    return desk.find(payment)
        .flatMap(
            found ->
                found == null
                    ? Uni.createFrom().item(false)
                    : store(found, Ids.next().toString(), amountMinor));
  }

  /** Stores a dispute by which the payer's bank takes the money; false if it was not paid. */
  public Uni<Boolean> dispute(String payment) {
    return desk.find(payment)
        .flatMap(
            found -> {
              if (found == null) {
                return Uni.createFrom().item(false);
              }
              SandboxNews news = SandboxNews.ofDispute(merchant, found, clock.instant());
              return ended(DISPUTED, news.ids(), news.bodies(), news.at(), payment);
            });
  }

  private Uni<Boolean> store(SandboxPayment payment, String number, long amountMinor) {
    String state =
        switch (payment.behaviour()) {
          case REFUND_FAILS -> "NOT_NOW";
          case REFUND_SLOW -> "PENDING";
          case REFUND_CLOSED -> "CLOSED";
          case REFUND_STUCK -> "STUCK";
          default -> "SUCCEEDED";
        };
    Instant now = clock.instant();
    SandboxNews news = SandboxNews.ofRefund(merchant, payment, number, amountMinor, state, now);
    return ended(
        REFUND,
        news.ids(),
        news.bodies(),
        news.at(),
        payment.reference(),
        number,
        amountMinor,
        state,
        now,
        payment.behaviour() == Behaviour.REFUND_RETURNS ? SandboxNews.returnedAt(now) : null);
  }

  private Uni<Boolean> ended(String sql, Object... params) {
    return upkeep.list(sql, row -> row.number("ended") == 1, params).map(ended -> ended.get(0));
  }
}
