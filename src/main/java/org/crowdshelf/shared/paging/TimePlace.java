package org.crowdshelf.shared.paging;

import java.time.Instant;
import java.util.UUID;

/** A position in a list that is ordered by time and then by key. */
public record TimePlace(Instant at, UUID key) {

  /** The text that the cursor encrypts. */
  @Override
  public String toString() {
    return at + "/" + key;
  }

  /** Reads what {@link #toString()} wrote. */
  public static TimePlace parse(String place) {
    int slash = place.indexOf('/');
    return new TimePlace(
        Instant.parse(place.substring(0, slash)), UUID.fromString(place.substring(slash + 1)));
  }
}
