package org.crowdshelf.payment.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.crowdshelf.payment.port.PaymentStart;
import org.crowdshelf.shared.database.Upkeep;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The provider's own payments. Each result and its messages are stored by one statement. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "staging"})
public class SandboxDesk {

  private static final String BEGIN =
      """
      insert into sandbox_payments (reference, currency, amount_minor, state, return_url, expires_at, created_at)
      values ($1, $2, $3, 'PENDING', $4, $5, $6)
      on conflict (reference) do nothing""";

  private static final String FIND =
      "select " + SandboxPayment.COLUMNS + " from sandbox_payments where reference = $1";

  private static final String END =
      """
      with ended as (
        update sandbox_payments
           set state = $5, paid_at = case when $5 = 'SUCCEEDED' then $6::timestamptz end
         where reference = $4 and state = 'PENDING' and expires_at > $6 returning reference
      )"""
          + SandboxNews.QUEUE;

  private static final String CLOSE =
      "update sandbox_payments set state = 'CLOSED' where reference = $1 and state = 'PENDING'";

  private final Upkeep upkeep;
  private final Clock clock;
  private final String merchant;

  SandboxDesk(
      Upkeep upkeep,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.sandbox.merchant") String merchant) {
    this.upkeep = upkeep;
    this.clock = clock;
    this.merchant = merchant;
  }

  Uni<Void> begin(PaymentStart start) {
    return upkeep
        .change(
            BEGIN,
            start.reference(),
            start.currency(),
            start.amountMinor(),
            start.returnUrl(),
            start.expiresAt(),
            clock.instant())
        .replaceWithVoid();
  }

  /** The payment of a reference; null if there is none. */
  Uni<SandboxPayment> find(String reference) {
    return upkeep
        .list(FIND, SandboxPayment::of, reference)
        .map(found -> found.isEmpty() ? null : found.get(0));
  }

  /** The payer pays; returns false if the payment has ended or expired. */
  public Uni<Boolean> pay(String reference) {
    return end(reference, "SUCCEEDED");
  }

  /** The payer declines; returns false if the payment has ended or expired. */
  public Uni<Boolean> decline(String reference) {
    return end(reference, "FAILED");
  }

  /** Makes a payment unpayable, unless it has ended. */
  Uni<Void> close(String reference) {
    return upkeep.change(CLOSE, reference).replaceWithVoid();
  }

  private Uni<Boolean> end(String reference, String wanted) {
    return find(reference)
        .flatMap(
            payment -> {
              if (payment == null) {
                return Uni.createFrom().item(false);
              }
              String state = payment.behaviour() == Behaviour.DECLINE ? "FAILED" : wanted;
              Instant now = clock.instant();
              SandboxNews news = SandboxNews.ofPayment(merchant, payment, state, now);
              return upkeep
                  .list(
                      END,
                      row -> row.number("ended") == 1,
                      news.ids(),
                      news.bodies(),
                      news.at(),
                      reference,
                      state,
                      now)
                  .map(ended -> ended.get(0));
            });
  }
}
