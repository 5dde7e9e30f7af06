package org.crowdshelf.pledge.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.payment.api.PaymentNode;
import org.crowdshelf.payment.api.PaymentReads;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.node.NodeReader;

/** node(id) for payments, which only the owner of the pledge and admins see. */
@ApplicationScoped
class PaymentNodeReader implements NodeReader {

  private final PaymentReads payments;
  private final PledgeReads pledges;

  PaymentNodeReader(PaymentReads payments, PledgeReads pledges) {
    this.payments = payments;
    this.pledges = pledges;
  }

  @Override
  public IdType type() {
    return IdType.PAYMENT;
  }

  @Override
  public Uni<PaymentNode> read(UUID key) {
    return payments
        .payments(List.of(key))
        .map(found -> found.get(key))
        .flatMap(
            payment ->
                payment == null
                    ? Uni.createFrom().nullItem()
                    : pledges
                        .ownOrAdmins(List.of(payment.purpose()))
                        .map(seen -> seen.isEmpty() ? null : payment));
  }
}
