package org.crowdshelf.shared.job;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/**
 * Takes claimed items to other systems: several calls run at once, and the answers are stored one
 * after the other, because one context has one transaction. An item whose answer cannot be stored
 * is stored as failed, so that it does not delay the others.
 *
 * @param <I> an item
 * @param <A> what the other system answers
 */
public final class RemoteBatch<I, A> {

  private static final int AT_ONCE = 8;

  /** Stores what became of one item, in a transaction of its own. */
  @FunctionalInterface
  public interface Store<I, A> {

    /**
     * Stores it.
     *
     * @param answer null where the call failed
     * @param failure null where it was answered
     */
    Uni<Void> store(I item, A answer, Throwable failure);
  }

  private record Told<I, A>(I item, A answer, Throwable failure) {}

  private final Function<I, Uni<A>> call;
  private final Store<I, A> store;

  /** Prepares batches of one kind. */
  public RemoteBatch(Function<I, Uni<A>> call, Store<I, A> store) {
    this.call = call;
    this.store = store;
  }

  /** Calls for each item and stores the answer; returns how many there were. */
  public Uni<Integer> send(List<I> claimed) {
    return Multi.createFrom()
        .iterable(claimed)
        .onItem()
        .transformToUni(this::ask)
        .merge(AT_ONCE)
        .onItem()
        .transformToUniAndConcatenate(this::keep)
        .collect()
        .asList()
        .map(List::size);
  }

  private Uni<Told<I, A>> ask(I item) {
    return call.apply(item)
        .onItemOrFailure()
        .transform((answer, failure) -> new Told<>(item, answer, failure));
  }

  private Uni<Boolean> keep(Told<I, A> told) {
    return store
        .store(told.item(), told.answer(), told.failure())
        .onFailure()
        .recoverWithUni(fault -> store.store(told.item(), null, fault))
        .replaceWith(true);
  }
}
