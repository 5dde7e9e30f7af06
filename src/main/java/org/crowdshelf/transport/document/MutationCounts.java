package org.crowdshelf.transport.document;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import java.util.Map;
import java.util.TreeMap;

/** Counts how often each mutation stands in an operation, its fragments included. */
public final class MutationCounts
    extends SelectionWalk<SelectionWalk.Anywhere, Map<String, Integer>> {

  private MutationCounts(Document document) {
    super(document, Map.of());
  }

  /** The counts by field name, in the order of the names. */
  public static Map<String, Integer> of(Document document, OperationDefinition mutation) {
    return new TreeMap<>(
        new MutationCounts(document).selections(mutation.getSelectionSet(), Anywhere.ANYWHERE));
  }

  @Override
  protected Map<String, Integer> field(Field field, Anywhere context) {
    return Map.of(field.getName(), 1);
  }

  @Override
  protected Map<String, Integer> plus(Map<String, Integer> one, Map<String, Integer> other) {
    Map<String, Integer> sum = new TreeMap<>(one);
    other.forEach((mutation, times) -> sum.merge(mutation, times, Integer::sum));
    return sum;
  }
}
