package org.crowdshelf.support.process;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs people in at a Keycloak as a single-page app and its visitor's browser do together. */
public final class CodeFlow {

  private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");

  private final Keycloak keycloak;
  private final String redirect;
  private final Map<String, String> cookies = new HashMap<>();
  private final String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();

  /** A new browser, sent back to this address of the app. */
  public CodeFlow(Keycloak keycloak, String redirect) {
    this.keycloak = keycloak;
    this.redirect = redirect;
  }

  /** The tokens that the app gets once its visitor has filled in the form. */
  public JsonObject signIn(String name, String password) {
    Http.Reply form = browse(authorization(pkce()));
    Matcher action = FORM.matcher(form.body());
    if (!action.find()) {
      throw new AssertionError(form.status() + " " + form.body());
    }
    URI to = URI.create(action.group(1).replace("&amp;", "&"));
    Http.Reply back =
        browse(
            HttpRequest.newBuilder(to)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        Http.encoded(Map.of("username", name, "password", password))))
                .build());
    String location = back.header("Location");
    if (location == null || !location.startsWith(redirect)) {
      throw new AssertionError(back.status() + " " + location + " " + back.body());
    }
    return exchange(location.replaceAll(".*[?&]code=([^&]+).*", "$1"), verifier);
  }

  /** The answer of the token endpoint to a code. */
  public JsonObject exchange(String code, String secret) {
    Http.Reply reply =
        Http.form(
            keycloak.endpoint("token"),
            Map.of(
                "grant_type", "authorization_code",
                "client_id", "crowdshelf-app",
                "redirect_uri", redirect,
                "code", code,
                "code_verifier", secret));
    return new JsonObject(reply.body());
  }

  /** The answer to an authorization request with these parameters besides the usual ones. */
  public Http.Reply ask(Map<String, String> more) {
    return browse(authorization(more));
  }

  private Map<String, String> pkce() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Map.of(
          "code_challenge",
          Base64.getUrlEncoder().withoutPadding().encodeToString(hash),
          "code_challenge_method",
          "S256");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private HttpRequest authorization(Map<String, String> more) {
    Map<String, String> parameters =
        new HashMap<>(
            Map.of(
                "response_type", "code",
                "client_id", "crowdshelf-app",
                "redirect_uri", redirect,
                "scope", "openid",
                "state", "s",
                "nonce", "n"));
    parameters.putAll(more);
    return HttpRequest.newBuilder(
            URI.create(keycloak.endpoint("auth") + "?" + Http.encoded(parameters)))
        .build();
  }

  private Http.Reply browse(HttpRequest request) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(request, (name, value) -> true);
    if (!cookies.isEmpty()) {
      builder.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    Http.Reply reply = Http.send(builder.build());
    for (String cookie : reply.headers().allValues("Set-Cookie")) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return reply;
  }
}
