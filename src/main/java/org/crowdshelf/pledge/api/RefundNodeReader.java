package org.crowdshelf.pledge.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.payment.api.PaymentReads;
import org.crowdshelf.payment.api.RefundNode;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.node.NodeReader;

/** node(id) for refunds, which only the owner of the pledge and admins see. */
@ApplicationScoped
class RefundNodeReader implements NodeReader {

  private final PaymentReads payments;
  private final PaymentNodeReader readers;

  RefundNodeReader(PaymentReads payments, PaymentNodeReader readers) {
    this.payments = payments;
    this.readers = readers;
  }

  @Override
  public IdType type() {
    return IdType.REFUND;
  }

  @Override
  public Uni<RefundNode> read(UUID key) {
    return payments
        .refunds(List.of(key))
        .map(found -> found.get(key))
        .flatMap(
            refund ->
                refund == null
                    ? Uni.createFrom().nullItem()
                    : readers
                        .read(refund.paymentKey())
                        .map(payment -> payment == null ? null : refund));
  }
}
