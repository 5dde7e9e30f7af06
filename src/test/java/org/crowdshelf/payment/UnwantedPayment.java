package org.crowdshelf.payment;

import io.quarkus.arc.Arc;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Sandbox;

/** A payment of 10 yuan for a purpose without a listener: money that arrives must be refunded. */
record UnwantedPayment(UUID purpose, UUID subject) {

  private static final String REFUND =
      " from refunds r join payments p on p.id = r.payment_id where p.purpose_id = ?";

  UnwantedPayment() {
    this(Ids.next(), Ids.next());
  }

  /** Stores it; the provider does not know it yet. */
  void create(Duration time) {
    Payments payments = a(Payments.class);
    Payments.Due due =
        new Payments.Due(
            Sandbox.route(),
            purpose,
            subject,
            "payment",
            "CNY",
            1000,
            a(Clock.class).instant().plus(time));
    OnVertx.await(() -> a(Transactions.class).runUnconditionally(() -> payments.create(due)));
  }

  /** Stores it and starts it at the provider. */
  void start() {
    create(Duration.ofMinutes(15));
    OnVertx.await(() -> a(OpenPayment.class).run(List.of(purpose)));
  }

  void pay() {
    Sandbox.pay(purpose);
  }

  String reference() {
    return Sandbox.reference(purpose);
  }

  /** A message with this id that the payment succeeded. */
  String paid(String id) {
    return Sandbox.message(id, reference(), "payment", "SUCCEEDED", 1000);
  }

  String state() {
    return Database.value("select state from payments where purpose_id = ?", purpose);
  }

  String refundState() {
    return Database.value("select r.state" + REFUND, purpose);
  }

  UUID refund() {
    return Database.value("select r.id" + REFUND, purpose);
  }

  long refunds() {
    return Database.count("select count(*)" + REFUND, purpose);
  }

  /** Counts its postings of this kind. */
  long booked(String kind) {
    return Database.count(
        "select count(distinct t.id) from journal_transactions t join journal_entries e on e.transaction_id = t.id"
            + " where e.subject_id = ? and t.kind = ?",
        subject,
        kind);
  }

  HeldRow held() {
    return HeldRow.of(
        "payments", Database.value("select id from payments where purpose_id = ?", purpose));
  }

  private static <T> T a(Class<T> bean) {
    return Arc.container().instance(bean).get();
  }
}
