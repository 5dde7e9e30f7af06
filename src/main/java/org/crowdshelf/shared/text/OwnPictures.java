package org.crowdshelf.shared.text;

import java.util.regex.Pattern;

/**
 * The addresses of pictures in the site's own store. In development and tests they have neither
 * https nor a public host. The store tells its address when the service starts.
 */
public final class OwnPictures {

  private static final Pattern BELOW =
      Pattern.compile("/public/[0-9A-Za-z]{32}/(1600|800|320)\\.(jpg|png)");

  private record Rules(String address, boolean others) {}

  private static volatile Rules rules = new Rules(null, true);

  private OwnPictures() {}

  /** Sets where the store is read; null for no store. */
  public static void readAt(String address) {
    rules = new Rules(address, rules.others());
  }

  /** Sets whether pictures of other sites may be shown, too. */
  public static void allowOthers(boolean others) {
    rules = new Rules(rules.address(), others);
  }

  /** Returns whether pictures of other sites may be shown. */
  public static boolean othersAllowed() {
    return rules.others();
  }

  /** Returns whether this is the address of a picture in the store. */
  public static boolean isOne(String address) {
    String store = rules.address();
    return store != null
        && address != null
        && address.startsWith(store)
        && BELOW.matcher(address.substring(store.length())).matches();
  }
}
