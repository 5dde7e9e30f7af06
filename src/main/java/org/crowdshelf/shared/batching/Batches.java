package org.crowdshelf.shared.batching;

import graphql.schema.DataFetchingEnvironment;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext;
import io.quarkus.arc.ManagedContext;
import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;

/**
 * Loads a field of many parents by one statement. SmallRye's batching answers every alias with the
 * first alias's arguments and confuses parents whose hashes collide; this class keeps a loader for
 * each field and argument list, and compares parents by equality.
 */
public final class Batches {

  private Batches() {}

  /**
   * The value for one parent, loaded together with those of all parents that ask for the same.
   *
   * @param field the field and its arguments, e.g. {@code Project.updates(3)}: what differs in
   *     arguments differs here
   * @param parent the parent's id, compared by equality
   * @param load the values of many parents, by parent; a parent without one is left out
   */
  public static <K, T> Uni<T> load(
      Context context, String field, K parent, Function<List<K>, Uni<Map<K, T>>> load) {
    DataLoader<K, T> loader =
        context
            .unwrap(DataFetchingEnvironment.class)
            .getDataLoaderRegistry()
            .computeIfAbsent(field, name -> newLoader(load));
    return Uni.createFrom().completionStage(loader.load(parent));
  }

  private static <K, T> DataLoader<K, T> newLoader(Function<List<K>, Uni<Map<K, T>>> load) {
    ManagedContext request = Arc.container().requestContext();
    InjectableContext.ContextState asked = request.getStateIfActive();
    return DataLoaderFactory.newMappedDataLoader(
        parents ->
            within(
                request,
                asked,
                () -> load.apply(List.copyOf(parents)).subscribeAsCompletionStage()));
  }

  // The engine calls a loader from the field that was fetched last. The load has to see the request
  // context (account, language) of the fields that requested it.
  private static <T> T within(
      ManagedContext request, InjectableContext.ContextState asked, Supplier<T> load) {
    if (asked == null || request.isActive()) {
      return load.get();
    }
    request.activate(asked);
    try {
      return load.get();
    } finally {
      request.deactivate();
    }
  }
}
