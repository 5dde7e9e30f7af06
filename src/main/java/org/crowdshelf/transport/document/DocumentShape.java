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

  record Size(int depth, long fields) {
    static final Size NONE = new Size(0, 0);

    private static final long CEILING = 1L << 40;

    Size beside(Size other) {
      return new Size(Math.max(depth, other.depth), Math.min(fields + other.fields, CEILING));
    }
  }

  private final LimitsConfig limits;
  private final Map<String, Integer> aliases = new HashMap<>();
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
  }

  @Override
  protected Size field(Field field, Anywhere context) {
    if (field.getAlias() != null) {
      refuseAbove(
          limits.aliases(),
          aliases.merge(field.getName(), 1, Integer::sum),
          ErrorCode.TOO_MANY_ALIASES);
    }
    Size inside = selections(field.getSelectionSet(), context);
    boolean meta = field.getName().equals("__schema") || field.getName().equals("__type");
    introspection |= meta;
    // GraphQL Java limits introspection itself; tools need it to be deep.
    return new Size(meta ? 1 : inside.depth + 1, inside.fields + 1);
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
