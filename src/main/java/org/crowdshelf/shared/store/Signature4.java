package org.crowdshelf.shared.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4 of the service s3: of a request whose signature stands in its query, and
 * of the policy of a form. What is sent is not part of the signature of a request; length and type
 * are, where they are among its headers.
 */
public final class Signature4 {

  /** The name of the algorithm, as requests and forms tell it. */
  public static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private static final String TERMINATOR = "aws4_request";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int DAY = 8;

  private Signature4() {}

  /** A time as signatures tell it. */
  public static String time(Instant at) {
    return TIME.format(at);
  }

  /** The day, region and service that a key is good for. */
  public static String scope(String time, String region) {
    return time.substring(0, DAY) + "/" + region + "/s3/" + TERMINATOR;
  }

  /**
   * The signature of a request.
   *
   * @param query all parameters but the signature, not encoded
   * @param headers those that are signed, with names in lower case; host is one of them
   */
  public static String ofRequest(
      String secretKey,
      String region,
      String time,
      String method,
      String path,
      SortedMap<String, String> query,
      SortedMap<String, String> headers) {
    String canonical =
        String.join(
            "\n",
            method,
            encoded(path, true),
            query(query),
            headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining()),
            String.join(";", headers.keySet()),
            "UNSIGNED-PAYLOAD");
    return sign(
        secretKey,
        region,
        time,
        String.join("\n", ALGORITHM, time, scope(time, region), sha256(canonical)));
  }

  /** The signature of a form's policy, which is JSON in base64. */
  public static String ofPolicy(String secretKey, String region, String time, String policy) {
    return sign(secretKey, region, time, policy);
  }

  /** Parameters as a query. */
  static String query(SortedMap<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(each -> encoded(each.getKey(), false) + "=" + encoded(each.getValue(), false))
        .collect(Collectors.joining("&"));
  }

  private static String sign(String secretKey, String region, String time, String text) {
    byte[] day =
        hmac(("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8), time.substring(0, DAY));
    byte[] key = hmac(hmac(hmac(day, region), "s3"), TERMINATOR);
    return HexFormat.of().formatHex(hmac(key, text));
  }

  // RFC 3986, byte by byte; URLEncoder would write a space as +.
  private static String encoded(String text, boolean path) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if (c >= 'a' && c <= 'z'
          || c >= 'A' && c <= 'Z'
          || c >= '0' && c <= '9'
          || "-._~".indexOf(c) >= 0
          || path && c == '/') {
        encoded.append(c);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
      }
    }
    return encoded.toString();
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
