package org.crowdshelf.shared.database;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/**
 * Runs a transaction of a query's field on a new duplicated Vert.x context. Fields of a query run
 * in parallel on one context, and Hibernate binds one session to a context.
 */
public final class OwnContext {

  private OwnContext() {}

  /** Runs work on a new context; its result arrives on the caller's. */
  public static <T> Uni<T> run(Supplier<Uni<T>> work) {
    Context callers = Vertx.currentContext();
    Context own = VertxContext.createNewDuplicatedContext(callers);
    VertxContextSafetyToggle.setContextSafe(own, true);
    return Uni.createFrom()
        .<T>emitter(
            result ->
                own.runOnContext(
                    ignored ->
                        Uni.createFrom()
                            .deferred(work::get)
                            .subscribe()
                            .with(result::complete, result::fail)))
        .emitOn(MutinyHelper.executor(callers));
  }
}
