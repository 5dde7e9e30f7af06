package org.crowdshelf.transport.document;

import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import java.util.HashMap;
import java.util.Map;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.transport.request.LimitsConfig;

/**
 * Measures a document before its validation, which takes exponential time for some of the documents
 * that are refused here.
 */
final class DocumentShape extends SelectionWalk<SelectionWalk.Anywhere, DocumentShape.Size> {

  /**
   * The size of selections with all fragments expanded.
   *
   * @param aliases the aliases of each field that has any
   */
  record Size(int depth, long fields, Map<String, Long> aliases) {
    static final Size NONE = new Size(0, 0, Map.of());

    private static final long CEILING = 1L << 40;

    Size beside(Size other) {
      return new Size(
          Math.max(depth, other.depth),
          Math.min(fields + other.fields, CEILING),
          sum(aliases, other.aliases));
    }

    private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
      if (one.isEmpty() || other.isEmpty()) {
        return one.isEmpty() ? other : one;
      }
      Map<String, Long> sum = new HashMap<>(one);
      other.forEach(
          (field, times) -> sum.merge(field, times, (few, more) -> Math.min(few + more, CEILING)));
      return sum;
    }
  }

  private final LimitsConfig limits;
  private int directives;
  private boolean introspection;

  private DocumentShape(Document document, LimitsConfig limits) {
    super(document, Size.NONE);
    this.limits = limits;
  }

  /**
   * Refuses a document that exceeds a limit.
   *
   * @return whether the document asks for the schema
   * @throws DocumentRefused for depth, fields, aliases, directives or a fragment within itself
   */
  static boolean asksAboutSchema(Document document, LimitsConfig limits) {
    DocumentShape shape = new DocumentShape(document, limits);
    for (Definition<?> definition : document.getDefinitions()) {
      shape.check(definition);
      if (definition instanceof OperationDefinition operation) {
        shape.countMutations(document, operation);
      }
    }
    return shape.introspection;
  }

  private void check(Definition<?> definition) {
    Size size = Size.NONE;
    if (definition instanceof OperationDefinition operation) {
      count(operation);
      operation.getVariableDefinitions().forEach(this::count);
      size = selections(operation.getSelectionSet(), Anywhere.ANYWHERE);
      refuseAbove(limits.depth(), size.depth, ErrorCode.QUERY_TOO_DEEP);
    } else if (definition instanceof FragmentDefinition fragment) {
      size = fragment(fragment.getName(), Anywhere.ANYWHERE);
    }
    refuseAbove(limits.fields(), size.fields, ErrorCode.TOO_MANY_FIELDS);
    size.aliases.values().forEach(this::refuseAliases);
  }

  private void refuseAliases(long times) {
    refuseAbove(limits.aliases(), times, ErrorCode.TOO_MANY_ALIASES);
  }

  private void countMutations(Document document, OperationDefinition operation) {
    if (operation.getOperation() == OperationDefinition.Operation.MUTATION) {
      MutationCounts.of(document, operation)
          .values()
          .forEach(times -> refuseAbove(limits.mutations(), times, ErrorCode.TOO_MANY_MUTATIONS));
    }
  }

  @Override
  protected Size field(Field field, Anywhere context) {
    Size inside = selections(field.getSelectionSet(), context);
    boolean meta = field.getName().equals("__schema") || field.getName().equals("__type");
    introspection |= meta;
    // GraphQL Java limits introspection itself; tools need it to be deep.
    return new Size(
        meta ? 1 : inside.depth + 1,
        Math.min(inside.fields + 1, Size.CEILING),
        field.getAlias() == null
            ? inside.aliases
            : Size.sum(inside.aliases, Map.of(field.getName(), 1L)));
  }

  @Override
  protected Size plus(Size one, Size other) {
    return one.beside(other);
  }

  @Override
  protected boolean enters(DirectivesContainer<?> place) {
    count(place);
    return true;
  }

  private void count(DirectivesContainer<?> place) {
    for (Directive ignored : place.getDirectives()) {
      refuseAbove(limits.directives(), ++directives, ErrorCode.TOO_MANY_DIRECTIVES);
    }
  }

  private static void refuseAbove(int max, long actual, ErrorCode code) {
    if (actual > max) {
      throw DocumentRefused.over(code, max);
    }
  }
}
