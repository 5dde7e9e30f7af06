package org.crowdshelf.shared.batching;

import graphql.language.Field;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;

/**
 * Tells which subfields of a field are selected before the field has its value, so that their
 * statements can be sent together with the field's own.
 */
public final class LookAhead {

  private LookAhead() {}

  /**
   * Returns whether a subfield of the current field is selected. It ignores conditions (skip,
   * include, a fragment's type): the answer may be true for a field that is not read, never false
   * for one that is.
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
