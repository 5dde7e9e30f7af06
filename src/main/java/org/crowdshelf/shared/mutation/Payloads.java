package org.crowdshelf.shared.mutation;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.language.Language;

/** Makes a mutation's payload from how its use case ended. */
public final class Payloads {

  private Payloads() {}

  /**
   * Reads back what a use case did, through the query path after its commit, or tells why it was
   * rejected.
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
