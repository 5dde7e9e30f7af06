package org.crowdshelf.payment;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Calls every listener in turn. Money that no listener takes is refunded. */
@ApplicationScoped
class PaymentListeners {

  private final List<PaymentListener> listeners;

  PaymentListeners(@All List<PaymentListener> listeners) {
    this.listeners = listeners;
  }

  /** The reason for which the money goes back; empty if a listener takes it. */
  Uni<Optional<RefundReason>> onPaid(UUID purpose) {
    return each(listener -> listener.onPaid(purpose).map(Optional::ofNullable))
        .map(
            answers ->
                answers.stream().anyMatch(Optional::isEmpty)
                    ? Optional.empty()
                    : answers.stream()
                        .flatMap(Optional::stream)
                        .findFirst()
                        .or(() -> Optional.of(RefundReason.TOO_LATE)));
  }

  Uni<Void> onFailed(UUID purpose) {
    return each(listener -> listener.onFailed(purpose).replaceWith(true)).replaceWithVoid();
  }

  Uni<Void> onRefunded(UUID purpose) {
    return each(listener -> listener.onRefunded(purpose).replaceWith(true)).replaceWithVoid();
  }

  private <T> Uni<List<T>> each(Function<PaymentListener, Uni<T>> told) {
    return Multi.createFrom()
        .iterable(listeners)
        .onItem()
        .transformToUniAndConcatenate(listener -> told.apply(listener))
        .collect()
        .asList();
  }
}
