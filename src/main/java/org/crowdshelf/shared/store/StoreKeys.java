package org.crowdshelf.shared.store;

import java.util.regex.Pattern;

/** The keys of files in the store. */
public final class StoreKeys {

  /** Keys below it are read by everyone. */
  public static final String PUBLIC = "public/";

  private static final Pattern KEY = Pattern.compile("[a-z]+(/[A-Za-z0-9._-]{1,80}){1,3}");

  private StoreKeys() {}

  // Such keys stand in addresses and paths as they are.
  static String checked(String key) {
    if (!KEY.matcher(key).matches() || key.contains("..")) {
      throw new IllegalArgumentException(key);
    }
    return key;
  }
}
