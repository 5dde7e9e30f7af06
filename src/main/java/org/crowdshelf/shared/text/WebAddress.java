package org.crowdshelf.shared.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which addresses of images, videos, press and websites are taken. */
public final class WebAddress {

  /** Longest address, in characters. */
  public static final int MAX_LENGTH = 2000;

  private static final Pattern NAME =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");
  private static final Pattern LOCAL_NAME =
      Pattern.compile(
          ".*\\.(local|localhost|localdomain|internal|intranet|lan|home|corp|onion|arpa)");

  private WebAddress() {}

  /**
   * Whether an address may be shown to everyone: https, a public host name (no IP number, no local
   * or private name), no credentials, the usual port.
   */
  public static boolean isPublicHttps(String address) {
    // An address is read by people: nothing in it may hide or turn what they see.
    if (Text.problemOfLine(address, MAX_LENGTH).isPresent() || address.length() > MAX_LENGTH) {
      return false;
    }
    try {
      URI uri = new URI(address);
      return "https".equalsIgnoreCase(uri.getScheme())
          && uri.getRawUserInfo() == null
          && (uri.getPort() == -1 || uri.getPort() == 443)
          && uri.getHost() != null
          && isPublicName(uri.getHost().toLowerCase(Locale.ROOT));
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  private static boolean isPublicName(String host) {
    return host.length() <= 253
        && NAME.matcher(host).matches()
        && !LOCAL_NAME.matcher(host).matches();
  }
}
