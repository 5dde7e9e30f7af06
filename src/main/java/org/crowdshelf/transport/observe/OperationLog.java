package org.crowdshelf.transport.observe;

import graphql.language.OperationDefinition;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.jboss.logging.MDC;

/**
 * Has each line that is logged while an operation runs say which operation, and whose, without
 * saying who. The trace's id comes beside it where traces are on.
 */
@ApplicationScoped
class OperationLog {

  private final OperationNames names;
  private final Pseudonyms pseudonyms;

  OperationLog(OperationNames names, Pseudonyms pseudonyms) {
    this.names = names;
    this.pseudonyms = pseudonyms;
  }

  /** From here on, on this request's context. */
  void begun(RoutingContext http, OperationDefinition operation) {
    MDC.put("operation", names.of(operation.getName()));
    UUID account =
        http.user() instanceof QuarkusHttpUser user
            ? CurrentAccount.accountOf(user.getSecurityIdentity())
            : null;
    if (account != null) {
      MDC.put("account", pseudonyms.of(account));
    }
  }
}
