package org.crowdshelf.support.process;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The claims of a token, to be changed at will and then signed by any key, or left unsigned. */
public final class Token {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final JsonObject header = new JsonObject().put("typ", "JWT");
  private final JsonObject claims = new JsonObject();

  private Token() {}

  /** A good one, for an hour. */
  static Token of(String issuer, String audience, String subject, List<String> roles) {
    Instant now = Instant.now();
    return new Token()
        .with("iss", issuer)
        .with("aud", audience)
        .with("sub", subject)
        .with("groups", new JsonArray(roles))
        .with("iat", now.getEpochSecond())
        .with("exp", now.plus(Duration.ofHours(1)).getEpochSecond());
  }

  /** With another value of a claim; null leaves it out. */
  public Token with(String claim, Object value) {
    if (value == null) {
      claims.remove(claim);
    } else {
      claims.put(claim, value);
    }
    return this;
  }

  /** Good until this moment. */
  public Token until(Instant end) {
    return with("exp", end.getEpochSecond());
  }

  /** With a header of the test's own, e.g. another alg or kid; null leaves it out. */
  public Token header(String name, Object value) {
    header.put(name, value);
    return this;
  }

  /** Signed by this key; headers that were set stand, the others say the truth. */
  public String signed(SigningKey key) {
    String content = content(key.algorithm(), key.id());
    return content
        + "."
        + BASE64.encodeToString(key.sign(content.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Signed with a shared secret (HS256), as who takes a public key for one would. */
  public String signed(byte[] secret, String keyId) {
    try {
      String content = content("HS256", keyId);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + BASE64.encodeToString(signature);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Not signed at all, and saying so. */
  public String unsigned() {
    return content("none", null) + ".";
  }

  private String content(String algorithm, String keyId) {
    JsonObject head = new JsonObject().put("alg", algorithm).put("kid", keyId).mergeIn(header);
    head.getMap().values().removeIf(value -> value == null);
    return encoded(head) + "." + encoded(claims);
  }

  private static String encoded(JsonObject json) {
    return BASE64.encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
  }
}
