package org.crowdshelf.shared.mutation;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.language.Language;

/** Makes a mutation's payload from the outcome of its use case. */
public final class Payloads {

  private Payloads() {}

  /**
   * The payload of a use case: its result, read through the query path after the commit, or the
   * reasons of its rejection.
   */
  public static <T, N, P> Uni<P> of(
      Outcome<T> outcome,
      Language language,
      Function<T, Uni<N>> readBack,
      BiFunction<N, List<UserError>, P> payload) {
    if (outcome instanceof Outcome.Rejected<T> rejected) {
      return Uni.createFrom()
          .item(payload.apply(null, UserError.of(rejected.rejections(), language)));
    }
    return readBack
        .apply(((Outcome.Done<T>) outcome).value())
        .map(node -> payload.apply(node, List.of()));
  }
}
