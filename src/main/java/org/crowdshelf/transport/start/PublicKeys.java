package org.crowdshelf.transport.start;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Secret keys that everybody can read in this repository or its history. A package accepts none of
 * them, whichever setting names them and however they are written.
 */
final class PublicKeys {

  private static final int LENGTH = 32;

  // The last 32 bytes of each: an Ed25519 key in PKCS #8 ends with its secret.
  private static final Set<String> SECRETS =
      Stream.of(
              // Development: cursors, the sandbox provider and payout accounts.
              "ZGV2ZWxvcG1lbnQtb25seS1jdXJzb3Ita2V5LTAwMDE=",
              "MC4CAQAwBQYDK2VwBCIEIJQkWOson3qPPMq9oVFMCR7upnPyoMbONRDZpeSAmn3z",
              "ZGV2ZWxvcG1lbnQtb25seS1wYXlvdXQta2V5LTAwMDE=",
              // Earlier versions of the overlay for small clusters.
              "bG9jYWwtY2x1c3Rlci1vbmx5LWN1cnNvci1rZXktMDE=",
              "MC4CAQAwBQYDK2VwBCIEILBb56BXUnGWP5ouZ2EMqLTe5ihUagJtT3Ed4St2ZaMR",
              // Earlier versions of the benchmark.
              "YmVuY2htYXJrLW9ubHktY3Vyc29yLWtleS0wMDAwMDE=")
          .map(PublicKeys::secret)
          .collect(Collectors.toUnmodifiableSet());

  private PublicKeys() {}

  /** Returns whether a key in base64 is one of them. */
  static boolean contain(String key) {
    return SECRETS.contains(secret(key));
  }

  private static String secret(String key) {
    try {
      // Accepts line breaks and missing padding; base64url differs in two characters.
      byte[] bytes = Base64.getMimeDecoder().decode(key.replace('-', '+').replace('_', '/'));
      return HexFormat.of()
          .formatHex(Arrays.copyOfRange(bytes, Math.max(0, bytes.length - LENGTH), bytes.length));
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }
}
