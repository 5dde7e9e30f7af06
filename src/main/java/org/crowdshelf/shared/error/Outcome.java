package org.crowdshelf.shared.error;

import java.util.List;

/**
 * The result of a use case. Done carries a value; rejected carries every error that the user can
 * correct, and means that nothing was changed.
 */
public sealed interface Outcome<T> {

  /** Done. */
  record Done<T>(T value) implements Outcome<T> {}

  /** Rejected; at least one reason. */
  record Rejected<T>(List<Rejection> rejections) implements Outcome<T> {
    public Rejected {
      if (rejections.isEmpty()) {
        throw new IllegalArgumentException("no reason given");
      }
      rejections = List.copyOf(rejections);
    }
  }

  /** Done with this value. */
  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  /** Rejected for these reasons. */
  static <T> Outcome<T> rejected(List<Rejection> rejections) {
    return new Rejected<>(rejections);
  }

  /** Rejected for one reason. */
  static <T> Outcome<T> rejected(Rejection rejection) {
    return new Rejected<>(List.of(rejection));
  }
}
