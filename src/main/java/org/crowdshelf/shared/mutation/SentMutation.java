package org.crowdshelf.shared.mutation;

import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.FieldValues;
import org.crowdshelf.shared.text.Text;

/**
 * A mutation under the key by which its client sends it again after a lost answer.
 *
 * @param operation the mutation's name; each has keys of its own
 * @param key null where the client sent none
 * @param hash the SHA-256 of the input; null where there is no key
 */
public record SentMutation(UUID account, String operation, String key, byte[] hash) {

  /** The most characters of a key. */
  public static final int MAX_KEY = 255;

  /** A mutation; invisible characters at the ends of the key do not count. */
  public static SentMutation of(UUID account, String operation, String key, FieldValues<?> input) {
    return new SentMutation(
        account, operation, Text.stripped(key), key == null ? null : input.hash());
  }

  /** The same with an input that is these texts, of which some may be null. */
  public static SentMutation of(UUID account, String operation, String key, List<String> input) {
    return new SentMutation(
        account, operation, Text.stripped(key), key == null ? null : hash(input));
  }

  private static byte[] hash(List<String> texts) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(new JsonArray(texts).encode().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  boolean hasKey() {
    return key != null;
  }

  List<Rejection> problems() {
    Checks checks = new Checks();
    checks.line(key, MAX_KEY, "idempotencyKey");
    return checks.found();
  }
}
