package org.crowdshelf.transport.observe;

import graphql.language.OperationDefinition;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.jboss.logging.MDC;

/**
 * Adds the operation and a pseudonym of the account to each log line of the operation. Traces add
 * their id, too.
 */
@ApplicationScoped
class OperationLog {

  private final OperationNames names;
  private final Pseudonyms pseudonyms;

  OperationLog(OperationNames names, Pseudonyms pseudonyms) {
    this.names = names;
    this.pseudonyms = pseudonyms;
  }

  /** Adds both from now on, in the context of this request. */
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
