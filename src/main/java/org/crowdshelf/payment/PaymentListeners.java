package org.crowdshelf.payment;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Calls every listener in turn. Money that no listener takes is refunded. */
@ApplicationScoped
class PaymentListeners {

  private final List<PaymentListener> listeners;

  PaymentListeners(@All List<PaymentListener> listeners) {
    this.listeners = listeners;
  }

  Uni<Boolean> onPaid(UUID purpose) {
    return each(listener -> listener.onPaid(purpose)).map(taken -> taken.contains(true));
  }

  Uni<Void> onFailed(UUID purpose) {
    return each(listener -> listener.onFailed(purpose).replaceWith(true)).replaceWithVoid();
  }

  Uni<Void> onRefunded(UUID purpose) {
    return each(listener -> listener.onRefunded(purpose).replaceWith(true)).replaceWithVoid();
  }

  private Uni<List<Boolean>> each(Function<PaymentListener, Uni<Boolean>> told) {
    return Multi.createFrom()
        .iterable(listeners)
        .onItem()
        .transformToUniAndConcatenate(listener -> told.apply(listener))
        .collect()
        .asList();
  }
}
