package org.crowdshelf.shared.job;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Repeats a step of a job until no work is due. */
public final class Drain {

  private Drain() {}

  /** Repeats a step until it answers false; returns how many answered true. */
  public static Uni<Long> untilNone(Supplier<Uni<? extends Boolean>> step) {
    return Multi.createBy()
        .repeating()
        .uni(step)
        .whilst(found -> found)
        .filter(found -> found)
        .collect()
        .with(Collectors.counting());
  }

  /**
   * Takes batches until one has fewer items than a full one; returns how many items all had. After
   * a full batch more may be due, and it does not wait for the next run.
   */
  public static Uni<Long> whileFull(int full, Supplier<Uni<? extends Integer>> batch) {
    return Multi.createBy()
        .repeating()
        .uni(batch)
        .whilst(taken -> taken >= full)
        .collect()
        .with(Collectors.summingLong(taken -> taken));
  }
}
