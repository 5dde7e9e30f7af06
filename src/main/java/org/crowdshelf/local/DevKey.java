package org.crowdshelf.local;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * The key of the OIDC server of development. It is made on the developer's machine and kept beside
 * the database's data, so that tokens outlive a restart.
 */
final class DevKey {

  private static final int BITS = 2048;

  private final RsaJsonWebKey key;

  private DevKey(RsaJsonWebKey key) {
    this.key = key;
  }

  /** A key that ends with the process. */
  static DevKey fresh() {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(BITS);
      key.setKeyId(UUID.randomUUID().toString());
      key.setUse("sig");
      key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
      return new DevKey(key);
    } catch (JoseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The key in a file; the first who asks for it makes it. */
  static DevKey in(Path file) {
    try {
      if (!Files.exists(file)) {
        keep(fresh(), file);
      }
      return new DevKey((RsaJsonWebKey) JsonWebKey.Factory.newJwk(Files.readString(file)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (JoseException broken) {
      throw new IllegalStateException("Delete " + file + ", which is not a key", broken);
    }
  }

  // A second service that starts at the same time finds a whole file or makes it itself.
  private static void keep(DevKey made, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), "sign-in", ".tmp");
    Files.writeString(whole, made.key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
    try {
      Files.move(whole, file);
    } catch (FileAlreadyExistsException anothers) {
      Files.delete(whole);
    }
  }

  /** The public half, as the service and clients fetch it. */
  JsonObject published() {
    return new JsonObject(key.toJson(OutputControlLevel.PUBLIC_ONLY));
  }

  String sign(JsonObject claims) {
    JsonWebSignature token = new JsonWebSignature();
    token.setPayload(claims.encode());
    token.setKey(key.getPrivateKey());
    token.setKeyIdHeaderValue(key.getKeyId());
    token.setHeader("typ", "JWT");
    token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    try {
      return token.getCompactSerialization();
    } catch (JoseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The claims of a token that this key signed; null for any other text. */
  JsonObject read(String token) {
    JsonWebSignature signed = new JsonWebSignature();
    signed.setKey(key.getPublicKey());
    try {
      signed.setCompactSerialization(token);
      return signed.verifySignature() ? new JsonObject(signed.getPayload()) : null;
    } catch (JoseException notOurs) {
      return null;
    }
  }
}
