package org.crowdshelf.shared.text;

import java.util.Optional;
import okhttp3.HttpUrl;

/** The addresses of images, videos, press and websites that are taken. */
public final class WebAddress {

  /** The greatest length of an address, in characters. */
  public static final int MAX_LENGTH = 2000;

  private WebAddress() {}

  /**
   * The address as browsers write it, if it may be shown to everyone: https, a public host name (no
   * IP address, no local or private name), no credentials, the usual port. Host names in other
   * scripts come back in their ASCII form (xn--…), in which look-alikes can be told apart.
   */
  public static Optional<String> normalised(String address) {
    if (OwnPictures.isOne(address)) {
      return Optional.of(address);
    }
    // People read the address: nothing in it may be hidden or reorder the text around it.
    if (Text.problemOfLine(address, MAX_LENGTH).isPresent()) {
      return Optional.empty();
    }
    return Optional.ofNullable(HttpUrl.parse(Text.stripped(address)))
        .filter(WebAddress::isPublic)
        .map(HttpUrl::toString)
        .filter(text -> text.length() <= MAX_LENGTH);
  }

  /** The {@link #normalised} form where there is one, else the address as it was sent. */
  public static String stored(String address) {
    return address == null ? null : normalised(address).orElse(address);
  }

  private static boolean isPublic(HttpUrl url) {
    return url.isHttps()
        && url.port() == HttpUrl.defaultPort("https")
        && url.encodedUsername().isEmpty()
        && url.encodedPassword().isEmpty()
        && PublicHost.is(url.host());
  }
}
