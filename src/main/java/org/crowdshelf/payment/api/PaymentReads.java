package org.crowdshelf.payment.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crowdshelf.shared.database.Reads;

/**
 * Reads payments and refunds. It does not look who asks: its callers show a payment to the owner of
 * its purpose and to admins alone.
 */
@ApplicationScoped
public class PaymentReads {

  private static final String BY_KEY =
      "select " + PaymentNode.COLUMNS + " from payments p where p.id = any($1)";

  private static final String OF_PURPOSES =
      "select "
          + PaymentNode.COLUMNS
          + " from payments p where p.purpose_id = any($1) order by p.created_at desc, p.id desc";

  private static final String REFUNDS_BY_KEY =
      "select " + RefundNode.COLUMNS + " from refunds r where r.id = any($1)";

  private static final String REFUNDS_OF_PAYMENTS =
      "select "
          + RefundNode.COLUMNS
          + " from refunds r where r.payment_id = any($1) order by r.created_at desc, r.id desc";

  private final Reads reads;

  PaymentReads(Reads reads) {
    this.reads = reads;
  }

  /** These payments, by key. */
  public Uni<Map<UUID, PaymentNode>> payments(Collection<UUID> keys) {
    return reads.list(BY_KEY, PaymentNode::of, keys).map(found -> byKey(found, PaymentNode::key));
  }

  /** The payments of these purposes, the latest first. */
  public Uni<Map<UUID, List<PaymentNode>>> ofPurposes(Collection<UUID> purposes) {
    return reads
        .list(OF_PURPOSES, PaymentNode::of, purposes)
        .map(found -> grouped(purposes, found, PaymentNode::purpose));
  }

  /** These refunds, by key. */
  public Uni<Map<UUID, RefundNode>> refunds(Collection<UUID> keys) {
    return reads
        .list(REFUNDS_BY_KEY, RefundNode::of, keys)
        .map(found -> byKey(found, RefundNode::key));
  }

  /** The refunds of these payments, the latest first. */
  Uni<Map<UUID, List<RefundNode>>> refundsOf(Collection<UUID> payments) {
    return reads
        .list(REFUNDS_OF_PAYMENTS, RefundNode::of, payments)
        .map(found -> grouped(payments, found, RefundNode::paymentKey));
  }

  private static <T> Map<UUID, T> byKey(List<T> found, Function<T, UUID> key) {
    return found.stream().collect(Collectors.toMap(key, one -> one));
  }

  private static <T> Map<UUID, List<T>> grouped(
      Collection<UUID> parents, List<T> found, Function<T, UUID> parent) {
    Map<UUID, List<T>> groups = found.stream().collect(Collectors.groupingBy(parent));
    return parents.stream()
        .distinct()
        .collect(Collectors.toMap(key -> key, key -> groups.getOrDefault(key, List.of())));
  }
}
