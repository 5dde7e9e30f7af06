package org.crowdshelf.shared.batching;

import graphql.language.Field;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;

/**
 * What is asked of the value of a field, told before that value is there: what it takes can then be
 * sent in the same moment as the value's own statement instead of after its answer.
 */
public final class LookAhead {

  private LookAhead() {}

  /**
   * Whether a field is asked of what the current field answers. Conditions (skip, include, a
   * fragment's type) are not looked at: it never misses a field that is read, but may name one that
   * is not.
   */
  public static boolean of(Context context, String field) {
    DataFetchingEnvironment current = context.unwrap(DataFetchingEnvironment.class);
    for (Field place : current.getMergedField().getFields()) {
      if (asks(place.getSelectionSet(), field, current)) {
        return true;
      }
    }
    return false;
  }

  private static boolean asks(SelectionSet of, String field, DataFetchingEnvironment current) {
    for (Selection<?> selection : of.getSelections()) {
      if (asks(selection, field, current)) {
        return true;
      }
    }
    return false;
  }

  private static boolean asks(
      Selection<?> selection, String field, DataFetchingEnvironment current) {
    if (selection instanceof Field one) {
      return one.getName().equals(field);
    }
    if (selection instanceof InlineFragment inline) {
      return asks(inline.getSelectionSet(), field, current);
    }
    String fragment = ((FragmentSpread) selection).getName();
    return asks(current.getFragmentsByName().get(fragment).getSelectionSet(), field, current);
  }
}
