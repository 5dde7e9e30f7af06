package org.crowdshelf.shared.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The addresses of pictures in the site's own store. In development and tests they have neither
 * https nor a public host. The store tells its address when the service starts.
 */
public final class OwnPictures {

  /** The widths in which a picture is kept, the largest first. */
  public static final List<Integer> WIDTHS = List.of(1600, 800, 320);

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

  /**
   * Returns the address of the same picture in the smallest width that is not below {@code width},
   * or in the largest; an address elsewhere as it is.
   */
  public static String atWidth(String address, int width) {
    if (!isOne(address)) {
      return address;
    }
    int kept = WIDTHS.get(0);
    for (int each : WIDTHS) {
      kept = each >= width ? each : kept;
    }
    int end = address.lastIndexOf('.');
    return address.substring(0, address.lastIndexOf('/') + 1) + kept + address.substring(end);
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
