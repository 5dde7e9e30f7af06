package org.crowdshelf.local;

import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The tokens that the OIDC server of development signs. */
@IfBuildProfile("dev")
@ApplicationScoped
class DevTokens {

  static final String CLIENT = "crowdshelf-app";

  private final Clock clock;
  private final String issuer;
  private final DevKey key;

  DevTokens(
      Clock clock,
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer,
      @ConfigProperty(name = "crowdshelf.local.database-folder") Optional<Path> data) {
    this.clock = clock;
    this.issuer = issuer;
    this.key =
        data.map(folder -> DevKey.in(folder.resolveSibling("sign-in.jwk")))
            .orElseGet(DevKey::fresh);
  }

  String issuer() {
    return issuer;
  }

  JsonObject publishedKeys() {
    return new JsonObject().put("keys", new JsonArray().add(key.published()));
  }

  /** A token for requests to the service. */
  String access(DevPerson person, Duration life) {
    return key.sign(
        claims(person, life)
            .put("typ", "Bearer")
            .put("azp", CLIENT)
            .put("scope", "openid")
            .put("groups", new JsonArray(person.groups())));
  }

  /** A token that tells the client who signed in. */
  String id(DevPerson person, Duration life, String nonce) {
    JsonObject claims = claims(person, life).put("typ", "ID").put("aud", CLIENT);
    return key.sign(nonce == null ? claims : claims.put("nonce", nonce));
  }

  /** The person of a token of ours, whatever its use and end; empty for any other text. */
  Optional<DevPerson> signedFor(String token) {
    return Optional.ofNullable(token)
        .map(key::read)
        .flatMap(claims -> DevPerson.named(claims.getString("sub")));
  }

  /** The person of an access token that has not ended. */
  Optional<DevPerson> allowedBy(String token) {
    return Optional.ofNullable(token)
        .map(key::read)
        .filter(claims -> "Bearer".equals(claims.getString("typ")))
        .filter(claims -> claims.getLong("exp") > clock.instant().getEpochSecond())
        .flatMap(claims -> DevPerson.named(claims.getString("sub")));
  }

  private JsonObject claims(DevPerson person, Duration life) {
    long now = clock.instant().getEpochSecond();
    return new JsonObject()
        .put("iss", issuer)
        .put("sub", person.name())
        .put("preferred_username", person.name())
        .put("iat", now)
        .put("exp", now + life.toSeconds())
        .put("jti", UUID.randomUUID().toString());
  }
}
