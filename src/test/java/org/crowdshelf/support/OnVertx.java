package org.crowdshelf.support;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Runs work as a request does: on an event loop, on a context of its own. */
public final class OnVertx {

  private OnVertx() {}

  /** The answer of this work; what it failed with is thrown. */
  public static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable checked) {
      throw new IllegalStateException(checked);
    }
  }
}
