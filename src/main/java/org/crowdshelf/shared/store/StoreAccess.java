package org.crowdshelf.shared.store;

import java.net.URI;

/**
 * Where the store is, and the keys to it.
 *
 * @param endpoint scheme, host and port at which this service reaches the store
 * @param clientEndpoint the same as clients reach it
 * @param publicAddress what everyone reads, without a slash at the end
 * @param pathStyle whether the bucket stands in the path; else before the host
 */
public record StoreAccess(
    URI endpoint,
    URI clientEndpoint,
    URI publicAddress,
    String region,
    String bucket,
    boolean pathStyle,
    String accessKey,
    String secretKey) {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** The host with its port, as clients put it into Host. */
  String host(URI at) {
    String host = pathStyle ? at.getHost() : bucket + "." + at.getHost();
    int port = at.getPort();
    boolean usual = port < 0 || port == (at.getScheme().equals("https") ? HTTPS : HTTP);
    return usual ? host : host + ":" + port;
  }

  /** The path of a key; the path of the bucket itself for an empty one. */
  String path(String key) {
    return pathStyle ? "/" + bucket + (key.isEmpty() ? "" : "/" + key) : "/" + key;
  }

  String address(URI at, String key) {
    return at.getScheme() + "://" + host(at) + path(key);
  }
}
