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
 * The request scope of an operation: begins before its fields, ends with its answer. It lies in the
 * request's own Vert.x context, where all of the operation runs, the rows of its statements
 * included.
 */
@ApplicationScoped
public class RequestScope {

  private final CurrentIdentityAssociation identity;
  private final CurrentVertxRequest current;

  RequestScope(CurrentIdentityAssociation identity, CurrentVertxRequest current) {
    this.identity = identity;
    this.current = current;
  }

  // Every step of every Uni would carry the scope along otherwise, for a tenth of a page's time.
  void carryNothing(@Observes StartupEvent started) {
    Infrastructure.clearInterceptors();
  }

  /** Runs the operation's beginning in a scope that knows who asks. */
  public void run(RoutingContext http, Consumer<Runnable> atEnd, Consumer<ContextState> operation) {
    ManagedContext scope = Arc.container().requestContext();
    ContextState state = scope.isActive() ? scope.getState() : scope.activate();
    atEnd.accept(() -> scope.destroy(state));
    // Sign-in is over: the identity itself is there, and fields read it without waiting.
    identity.setIdentity(((QuarkusHttpUser) http.user()).getSecurityIdentity());
    current.setCurrent(http);
    operation.accept(state);
  }
}
