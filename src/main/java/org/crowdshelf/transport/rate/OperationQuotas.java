package org.crowdshelf.transport.rate;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.transport.document.MutationCounts;

/** The quotas of mutations. Every occurrence in a document counts, also under an alias. */
@ApplicationScoped
public class OperationQuotas {

  private final Map<String, OperationQuota> quotas;
  private final OperationUses uses;

  OperationQuotas(RateLimitsConfig limits, OperationUses uses) {
    this.quotas =
        limits.enabled()
            ? limits.operations().orElse(List.of()).stream()
                .map(OperationQuota::of)
                .collect(Collectors.toMap(OperationQuota::operation, quota -> quota))
            : Map.of();
    this.uses = uses;
  }

  /** The mutations that have a quota. */
  Iterable<String> operations() {
    return quotas.keySet();
  }

  /**
   * Counts the mutations of a valid document; fails with RequestRefused RATE_LIMITED above a quota.
   * A request without an account is not counted, because no mutation works for it.
   */
  public Uni<Void> take(RoutingContext http, Document document, OperationDefinition operation) {
    UUID account = RateLimits.accountOrNull(http);
    if (operation.getOperation() != OperationDefinition.Operation.MUTATION
        || account == null
        || quotas.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Map<String, Integer> wanted = MutationCounts.of(document, operation);
    wanted.keySet().retainAll(quotas.keySet());
    return Multi.createFrom()
        .iterable(wanted.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            one -> take(http, account, quotas.get(one.getKey()), one.getValue()))
        .collect()
        .last();
  }

  private Uni<Void> take(RoutingContext http, UUID account, OperationQuota quota, int times) {
    return uses.take(account, quota, times)
        .onItem()
        .invoke(wait -> refuse(http, wait))
        .replaceWithVoid();
  }

  private static void refuse(RoutingContext http, Duration wait) {
    if (!wait.isZero()) {
      throw RateLimits.refused(http, wait.toMillis());
    }
  }
}
