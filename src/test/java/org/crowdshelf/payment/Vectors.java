package org.crowdshelf.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.crowdshelf.payment.port.PemKeys;

/** Messages, signatures and keys of payment providers; src/test/resources/payments/README.md. */
public final class Vectors {

  private static final JsonMapper JSON = new JsonMapper();

  private Vectors() {}

  /** A file of cases. */
  public static JsonNode json(String file) {
    try {
      return JSON.readTree(text(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A file's text. */
  public static String text(String file) {
    try (InputStream in = Vectors.class.getResourceAsStream("/payments/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The public key of a file. */
  public static PublicKey publicKey(String file) {
    return PemKeys.publicKey(text(file));
  }

  /** A new RSA key pair. */
  public static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Headers by lower-case name. */
  public static Map<String, String> headers(JsonNode headers) {
    Map<String, String> byName = new HashMap<>();
    headers
        .fields()
        .forEachRemaining(
            header ->
                byName.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText()));
    return byName;
  }
}
