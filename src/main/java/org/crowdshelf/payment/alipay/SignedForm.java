package org.crowdshelf.payment.alipay;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crowdshelf.payment.port.BadCallback;
import org.crowdshelf.payment.port.Sha256Rsa;

/**
 * Parameters of a request or a notification of Alipay's gateway (sign type RSA2). Signed is {@code
 * key=value} of each parameter, sorted by key, joined with {@code &}, with the values not
 * URL-encoded.
 */
record SignedForm(TreeMap<String, String> parameters) {

  private static final String SIGN = "sign";
  private static final String SIGN_TYPE = "sign_type";
  private static final int MAX_PARAMETERS = 100;

  /** A request signed with the application's private key; empty values are left out. */
  static SignedForm sign(Map<String, String> parameters, PrivateKey key) {
    TreeMap<String, String> signed = new TreeMap<>(parameters);
    signed.values().removeIf(String::isEmpty);
    signed.put(SIGN, Sha256Rsa.sign(key, content(signed)));
    return new SignedForm(signed);
  }

  /**
   * Reads a notification's body and proves that Alipay signed it.
   *
   * @throws BadCallback not authentic
   */
  static SignedForm prove(String body, PublicKey alipaysKey) {
    SignedForm form = new SignedForm(decoded(body));
    TreeMap<String, String> signed = new TreeMap<>(form.parameters);
    String signature = signed.remove(SIGN);
    String type = signed.remove(SIGN_TYPE);
    if (signature == null) {
      throw BadCallback.notAuthentic("no signature");
    }
    if (Sha256Rsa.verifies(alipaysKey, content(signed), signature)) {
      return form;
    }
    // Messages about other things than payments keep sign_type in the signed content.
    if (type != null) {
      signed.put(SIGN_TYPE, type);
      if (Sha256Rsa.verifies(alipaysKey, content(signed), signature)) {
        return form;
      }
    }
    throw BadCallback.notAuthentic("signature");
  }

  /** A parameter; empty text where it is missing. */
  String get(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** The parameters as a query or a form body. */
  String encoded() {
    return parameters.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String content(Map<String, String> sorted) {
    return sorted.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
        .collect(Collectors.joining("&"));
  }

  // Percent encoding, in which a space is %20, as links need it.
  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  // Values are decoded once and kept as they are: a trailing space is part of what was signed.
  private static TreeMap<String, String> decoded(String body) {
    TreeMap<String, String> parameters = new TreeMap<>();
    for (String parameter : split(body)) {
      int equals = parameter.indexOf('=');
      if (equals <= 0) {
        throw BadCallback.notAuthentic("not a form");
      }
      try {
        String name = URLDecoder.decode(parameter.substring(0, equals), StandardCharsets.UTF_8);
        String value = URLDecoder.decode(parameter.substring(equals + 1), StandardCharsets.UTF_8);
        if (parameters.put(name, value) != null) {
          throw BadCallback.notAuthentic("a parameter occurs twice");
        }
      } catch (IllegalArgumentException malformed) {
        throw BadCallback.notAuthentic("not a form");
      }
    }
    return parameters;
  }

  private static Collection<String> split(String body) {
    String[] parameters = body.split("&", MAX_PARAMETERS + 1);
    if (parameters.length > MAX_PARAMETERS) {
      throw BadCallback.notAuthentic("too many parameters");
    }
    return java.util.List.of(parameters);
  }
}
