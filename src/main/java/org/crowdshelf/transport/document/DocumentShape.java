package org.crowdshelf.transport.document;

import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.Map;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.transport.request.LimitsConfig;

/**
 * Measures a document before it is validated: validation itself takes exponential time for some of
 * what is refused here. Each fragment is measured once, however often it is spread.
 */
final class DocumentShape {

  private record Size(int depth, long fields) {
    static final Size NONE = new Size(0, 0);

    Size beside(Size other) {
      return new Size(Math.max(depth, other.depth), Math.min(fields + other.fields, 1L << 40));
    }
  }

  private final LimitsConfig limits;
  private final Map<String, FragmentDefinition> fragments = new HashMap<>();
  private final Map<String, Size> measured = new HashMap<>();
  private final Map<String, Integer> aliases = new HashMap<>();
  private int directives;
  private boolean introspection;

  private DocumentShape(LimitsConfig limits) {
    this.limits = limits;
  }

  /**
   * Refuses what is over a limit.
   *
   * @return whether the document asks about the schema
   * @throws LimitExceeded for depth, fields, aliases, directives or a fragment within itself
   */
  static boolean asksAboutSchema(Document document, LimitsConfig limits) {
    DocumentShape shape = new DocumentShape(limits);
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(fragment -> shape.fragments.put(fragment.getName(), fragment));
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
      size = size(operation.getSelectionSet());
    } else if (definition instanceof FragmentDefinition fragment) {
      size = sizeOf(fragment.getName());
    }
    if (definition instanceof OperationDefinition) {
      refuseAbove(limits.depth(), size.depth, ErrorCode.QUERY_TOO_DEEP);
    }
    refuseAbove(limits.fields(), size.fields, ErrorCode.TOO_MANY_FIELDS);
  }

  private Size size(SelectionSet selections) {
    Size size = Size.NONE;
    if (selections != null) {
      for (Selection<?> selection : selections.getSelections()) {
        size = size.beside(size(selection));
      }
    }
    return size;
  }

  private Size size(Selection<?> selection) {
    if (selection instanceof Field field) {
      return sizeOf(field);
    }
    if (selection instanceof InlineFragment inline) {
      count(inline);
      return size(inline.getSelectionSet());
    }
    FragmentSpread spread = (FragmentSpread) selection;
    count(spread);
    return sizeOf(spread.getName());
  }

  private Size sizeOf(Field field) {
    count(field);
    if (field.getAlias() != null) {
      refuseAbove(
          limits.aliases(),
          aliases.merge(field.getName(), 1, Integer::sum),
          ErrorCode.TOO_MANY_ALIASES);
    }
    Size inside = size(field.getSelectionSet());
    boolean meta = field.getName().equals("__schema") || field.getName().equals("__type");
    introspection |= meta;
    // The engine has its own limits for introspection, which tools need to be deep.
    return new Size(meta ? 1 : inside.depth + 1, inside.fields + 1);
  }

  private Size sizeOf(String fragmentName) {
    if (measured.containsKey(fragmentName)) {
      Size known = measured.get(fragmentName);
      if (known == null) {
        throw LimitExceeded.fragmentCycle();
      }
      return known;
    }
    FragmentDefinition fragment = fragments.get(fragmentName);
    if (fragment == null) {
      // Validation tells it better.
      return Size.NONE;
    }
    measured.put(fragmentName, null);
    count(fragment);
    Size size = size(fragment.getSelectionSet());
    measured.put(fragmentName, size);
    return size;
  }

  private void count(DirectivesContainer<?> place) {
    for (Directive ignored : place.getDirectives()) {
      refuseAbove(limits.directives(), ++directives, ErrorCode.TOO_MANY_DIRECTIVES);
    }
  }

  private static void refuseAbove(int max, long actual, ErrorCode code) {
    if (actual > max) {
      throw new LimitExceeded(code, max);
    }
  }
}
