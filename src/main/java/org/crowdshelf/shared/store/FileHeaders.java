package org.crowdshelf.shared.store;

import java.util.Map;
import java.util.TreeMap;

/**
 * The headers that the store sends with a file.
 *
 * @param cacheControl null for none
 */
public record FileHeaders(String contentType, String cacheControl) {

  /** A file that one person fetches. */
  public static FileHeaders of(String contentType) {
    return new FileHeaders(contentType, null);
  }

  /** A file that never changes under its key. */
  public static FileHeaders unchanging(String contentType) {
    return new FileHeaders(contentType, "public, max-age=31536000, immutable");
  }

  Map<String, String> sent() {
    Map<String, String> sent = new TreeMap<>();
    sent.put("content-type", contentType);
    if (cacheControl != null) {
      sent.put("cache-control", cacheControl);
    }
    return sent;
  }
}
