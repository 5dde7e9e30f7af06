package org.crowdshelf.shared.input;

import java.util.Map;
import java.util.function.Consumer;

/**
 * A field of an update: left out (stays as it is), or set to a value, where null clears it.
 *
 * @param set whether the client sent the field
 */
public record InputField<T>(boolean set, T value) {

  /** The field of an input as the client sent it. */
  public static <T> InputField<T> of(Map<String, ?> sent, String field, T value) {
    return new InputField<>(sent.containsKey(field), value);
  }

  /** A field that was left out. */
  public static <T> InputField<T> leftOut() {
    return new InputField<>(false, null);
  }

  /** Hands the value over where the field was sent. */
  public void ifSet(Consumer<T> change) {
    if (set) {
      change.accept(value);
    }
  }

  /** The value sent, or what stands where the field was left out. */
  public T or(T standing) {
    return set ? value : standing;
  }

  /** Whether the client sent null. */
  public boolean cleared() {
    return set && value == null;
  }
}
