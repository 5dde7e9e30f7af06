package org.crowdshelf.transport.document;

import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import java.util.HashMap;
import java.util.Map;

/**
 * Folds the selections of a document into one result, bottom-up. A fragment is folded once for each
 * context in which it is spread, so the cost is linear in the document, however often a fragment is
 * spread. A subclass says what a field gives, and how two results are added.
 *
 * @param <C> the context of a selection set, for example its type; has value equality
 * @param <R> the result
 */
public abstract class SelectionWalk<C, R> {

  /** The context of a walk whose results do not depend on where a fragment is spread. */
  public enum Anywhere {
    ANYWHERE
  }

  private record Spread<C>(String fragment, C context) {}

  private final Map<String, FragmentDefinition> fragments = new HashMap<>();
  // null while the fragment is being folded
  private final Map<Spread<C>, R> folded = new HashMap<>();
  private final R empty;

  /** A walk over parts of this document; {@code empty} is the result of no selection. */
  protected SelectionWalk(Document document, R empty) {
    this.empty = empty;
    for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
      fragments.put(fragment.getName(), fragment);
    }
  }

  /** The result of a field; call {@link #selections} for its selection set. */
  protected abstract R field(Field field, C context);

  /** The sum of two results. */
  protected abstract R plus(R one, R other);

  /** The context within a fragment; {@code condition} is null where it has none. */
  protected C narrowed(C context, TypeName condition) {
    return context;
  }

  /** The result of a fragment whose selections gave this. */
  protected R fragment(TypeName condition, R selections) {
    return selections;
  }

  /** Returns whether the walk enters this field, spread, inline fragment or fragment definition. */
  protected boolean enters(DirectivesContainer<?> place) {
    return true;
  }

  /**
   * The result of a selection set; {@code empty} for null.
   *
   * @throws DocumentRefused where a fragment spreads itself
   */
  protected final R selections(SelectionSet selections, C context) {
    R sum = empty;
    if (selections != null) {
      for (Selection<?> selection : selections.getSelections()) {
        if (enters((DirectivesContainer<?>) selection)) {
          sum = plus(sum, selection(selection, context));
        }
      }
    }
    return sum;
  }

  /** The result of the fragment of this name; {@code empty} where the document has none. */
  protected final R fragment(String name, C context) {
    Spread<C> spread = new Spread<>(name, context);
    if (folded.containsKey(spread)) {
      R known = folded.get(spread);
      if (known == null) {
        throw DocumentRefused.fragmentCycle();
      }
      return known;
    }
    FragmentDefinition fragment = fragments.get(name);
    if (fragment == null || !enters(fragment)) {
      return empty;
    }
    folded.put(spread, null);
    R result = body(fragment.getTypeCondition(), fragment.getSelectionSet(), context);
    folded.put(spread, result);
    return result;
  }

  private R selection(Selection<?> selection, C context) {
    if (selection instanceof Field field) {
      return field(field, context);
    }
    return selection instanceof InlineFragment inline
        ? body(inline.getTypeCondition(), inline.getSelectionSet(), context)
        : fragment(((FragmentSpread) selection).getName(), context);
  }

  private R body(TypeName condition, SelectionSet selections, C context) {
    return fragment(condition, selections(selections, narrowed(context, condition)));
  }
}
