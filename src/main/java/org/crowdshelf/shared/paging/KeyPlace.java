package org.crowdshelf.shared.paging;

import java.util.UUID;

/**
 * A position in a list that is ordered by a column and then by key.
 *
 * @param orderKey the column's value as text
 */
public record KeyPlace(String orderKey, UUID key) {

  /** The text that the cursor encrypts. */
  @Override
  public String toString() {
    return key + "/" + orderKey;
  }

  /** Reads what {@link #toString()} wrote. */
  public static KeyPlace parse(String place) {
    int slash = place.indexOf('/');
    return new KeyPlace(place.substring(slash + 1), UUID.fromString(place.substring(0, slash)));
  }
}
