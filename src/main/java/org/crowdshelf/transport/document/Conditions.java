package org.crowdshelf.transport.document;

import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.Map;

/** The directives {@code @skip} and {@code @include}. */
public final class Conditions {

  private Conditions() {}

  /**
   * Returns whether the answer is certain to leave this selection out. A variable that is unknown
   * or no Boolean leaves nothing out.
   */
  public static boolean leaveOut(DirectivesContainer<?> place, Map<String, ?> variables) {
    return is(place, "skip", true, variables) || is(place, "include", false, variables);
  }

  private static boolean is(
      DirectivesContainer<?> place, String directive, boolean expected, Map<String, ?> variables) {
    for (Directive one : place.getDirectives(directive)) {
      Argument condition = one.getArgument("if");
      if (Boolean.valueOf(expected).equals(value(condition.getValue(), variables))) {
        return true;
      }
    }
    return false;
  }

  private static Object value(Value<?> value, Map<String, ?> variables) {
    return value instanceof BooleanValue literal
        ? (Object) literal.isValue()
        : value instanceof VariableReference variable ? variables.get(variable.getName()) : null;
  }
}
