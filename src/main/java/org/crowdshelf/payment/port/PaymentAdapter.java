package org.crowdshelf.payment.port;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.crowdshelf.shared.language.Language;

/**
 * The port to a payment provider. Money is captured at once; the result comes by an authenticated
 * message or by asking; refunds end later.
 *
 * <p>Calls fail with {@link ProviderFailure} where there is no usable answer. Each may be repeated
 * with the same parameters: the provider tells payments and refunds apart by our references.
 */
public interface PaymentAdapter {

  /** Its name in the API and in callback addresses, lower case. */
  String name();

  /** Its name for payers. */
  String title(Language language);

  /** The merchant accounts that are set; empty where the site does not use this provider. */
  List<MerchantAccount> accounts();

  /** The scenes that an account offers; at least one. */
  Set<PaymentScene> scenes(String account);

  /**
   * The smallest and the largest amount of one payment.
   *
   * @return empty where the provider does not take the currency
   */
  Optional<AmountRange> accepts(String currency);

  /** Starts a payment, or answers again for one that was started with the same parameters. */
  Uni<StartedPayment> start(PaymentStart start);

  /** Asks what became of a payment. */
  Uni<ProviderPayment> query(PaymentNumber payment);

  /**
   * Makes a payment unpayable, then asks what became of it: a close proves nothing by itself. The
   * answer is SUCCEEDED where the payer was faster.
   */
  Uni<ProviderPayment> close(PaymentNumber payment);

  /** Gives money back, or answers again for a refund of the same reference. */
  Uni<ProviderRefund> refund(RefundStart refund);

  /** Asks what became of a refund. */
  Uni<ProviderRefund> queryRefund(RefundStart refund);

  /** The calendar by which the provider's bills divide days. */
  ZoneId billZone();

  /** The bill of a day; empty while the provider has not made it yet. */
  Uni<Optional<Bill>> bill(String account, LocalDate day);

  /**
   * Proves and reads a message.
   *
   * @return fails with {@link BadCallback}
   */
  Uni<ProviderEvent> read(Callback message);

  /** The answer that the provider wants to a message that was taken, or was refused. */
  CallbackReply reply(boolean taken);

  /** The amounts of one payment that a provider takes, in minor units, both ends included. */
  record AmountRange(long minimumMinor, long maximumMinor) {}
}
