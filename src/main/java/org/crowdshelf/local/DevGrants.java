package org.crowdshelf.local;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Codes and refresh tokens, which clients exchange for tokens. Each works once, and tokens are good
 * for five minutes, as in production, so that a client's renewal can be tried.
 */
@IfBuildProfile("dev")
@ApplicationScoped
class DevGrants {

  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final long MOST = 1000;

  private record Code(DevPerson person, String redirect, String challenge, String nonce) {}

  private final DevTokens tokens;
  private final Cache<String, Code> codes =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(Duration.ofMinutes(1)).build();
  private final Cache<String, DevPerson> refreshes =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(Duration.ofHours(12)).build();

  DevGrants(DevTokens tokens) {
    this.tokens = tokens;
  }

  /** A code for somebody who has signed in. */
  String code(DevPerson person, String redirect, String challenge, String nonce) {
    String code = UUID.randomUUID().toString();
    codes.put(code, new Code(person, redirect, challenge, nonce));
    return code;
  }

  /** The tokens for a form of the token endpoint, or its error. */
  JsonObject exchange(MultiMap form) {
    if (!DevTokens.CLIENT.equals(form.get("client_id"))) {
      return error("invalid_client");
    }
    String type = String.valueOf(form.get("grant_type"));
    return switch (type) {
      case "authorization_code" -> byCode(form);
      case "refresh_token" ->
          take(refreshes, form.get("refresh_token"))
              .map(person -> tokensFor(person, null))
              .orElseGet(() -> error("invalid_grant"));
      default -> error("unsupported_grant_type");
    };
  }

  /** Ends every refresh token of a person. */
  void end(DevPerson person) {
    refreshes.asMap().values().removeIf(person::equals);
  }

  private JsonObject byCode(MultiMap form) {
    return take(codes, form.get("code"))
        .filter(code -> code.redirect().equals(form.get("redirect_uri")))
        .filter(code -> code.challenge().equals(s256(form.get("code_verifier"))))
        .map(code -> tokensFor(code.person(), code.nonce()))
        .orElseGet(() -> error("invalid_grant"));
  }

  private JsonObject tokensFor(DevPerson person, String nonce) {
    String refresh = UUID.randomUUID().toString();
    refreshes.put(refresh, person);
    return new JsonObject()
        .put("token_type", "Bearer")
        .put("scope", "openid")
        .put("expires_in", LIFE.toSeconds())
        .put("access_token", tokens.access(person, LIFE))
        .put("id_token", tokens.id(person, LIFE, nonce))
        .put("refresh_token", refresh);
  }

  private static <T> Optional<T> take(Cache<String, T> from, String key) {
    return Optional.ofNullable(key).map(from.asMap()::remove);
  }

  private static JsonObject error(String code) {
    return new JsonObject().put("error", code);
  }

  private static String s256(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
