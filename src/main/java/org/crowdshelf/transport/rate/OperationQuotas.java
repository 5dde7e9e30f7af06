package org.crowdshelf.transport.rate;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Limits of their own for operations that move money, ask other people or make things that somebody
 * has to look at. Every occurrence in a document counts, under whatever name.
 */
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

  /** What is limited. */
  Iterable<String> operations() {
    return quotas.keySet();
  }

  /**
   * Counts an operation of a valid document; fails with RequestRefused RATE_LIMITED where it was
   * done too often. A visitor is not counted: none of these does anything for them.
   */
  public Uni<Void> take(RoutingContext http, Document document, OperationDefinition operation) {
    UUID account = RateLimits.accountOrNull(http);
    if (operation.getOperation() != OperationDefinition.Operation.MUTATION
        || account == null
        || quotas.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Map<String, Integer> wanted = new TreeMap<>();
    count(operation.getSelectionSet(), document, wanted);
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

  // No fragment contains itself: the document is valid.
  private void count(SelectionSet selections, Document document, Map<String, Integer> wanted) {
    for (Selection<?> selection : selections.getSelections()) {
      if (selection instanceof Field field) {
        if (quotas.containsKey(field.getName())) {
          wanted.merge(field.getName(), 1, Integer::sum);
        }
      } else if (selection instanceof InlineFragment inline) {
        count(inline.getSelectionSet(), document, wanted);
      } else {
        count(fragment(document, (FragmentSpread) selection), document, wanted);
      }
    }
  }

  private static SelectionSet fragment(Document document, FragmentSpread spread) {
    return document.getDefinitionsOfType(FragmentDefinition.class).stream()
        .filter(fragment -> fragment.getName().equals(spread.getName()))
        .findFirst()
        .orElseThrow()
        .getSelectionSet();
  }
}
