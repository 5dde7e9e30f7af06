package org.crowdshelf.transport.engine;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Consumer;

/**
 * The request scope of an operation, from before its first field to its answer. It lies in the
 * Vert.x context of the request, where the whole operation runs.
 */
@ApplicationScoped
public class RequestScope {

  private final CurrentIdentityAssociation identity;
  private final CurrentVertxRequest current;

  RequestScope(CurrentIdentityAssociation identity, CurrentVertxRequest current) {
    this.identity = identity;
    this.current = current;
  }

  // Context propagation in each step of each Uni took a tenth of the time of a page.
  void carryNothing(@Observes StartupEvent started) {
    Infrastructure.clearInterceptors();
  }

  /** Starts the operation in a scope that has the identity of the request. */
  public void run(RoutingContext http, Consumer<Runnable> atEnd, Consumer<ContextState> operation) {
    ManagedContext scope = Arc.container().requestContext();
    ContextState state = scope.isActive() ? scope.getState() : scope.activate();
    atEnd.accept(() -> scope.destroy(state));
    // Sign-in is complete, so fields read the identity without waiting.
    identity.setIdentity(((QuarkusHttpUser) http.user()).getSecurityIdentity());
    current.setCurrent(http);
    operation.accept(state);
  }
}
