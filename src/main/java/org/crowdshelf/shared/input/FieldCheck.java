package org.crowdshelf.shared.input;

import org.crowdshelf.shared.error.Checks;

/** Reports what is wrong with the value of a field. */
@FunctionalInterface
public interface FieldCheck<A, T> {

  /**
   * Checks a value.
   *
   * @param value never null
   * @param values all fields, for rules about two of them
   */
  void check(Checks checks, T value, FieldValues<A> values);

  /** Takes every value of the type, as for an enum. */
  static <A, T> FieldCheck<A, T> none() {
    return (checks, value, values) -> {};
  }
}
