package org.crowdshelf.local;

import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page on which one chooses whom to sign in as, without a password. */
@IfBuildProfile("dev")
@ApplicationScoped
class DevLogin {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Crowdshelf — sign in</title>
      <style>
        body { font: 18px system-ui, sans-serif; max-width: 24rem; margin: 3rem auto; padding: 0 1rem; }
        button { font: inherit; width: 100%%; padding: .8rem; margin: .4rem 0; border: 1px solid #8fb0cc; border-radius: .6rem; background: #fff; text-align: left; }
      </style>
      <h1>登录 Sign in</h1>
      <form method="post">%s</form>
      </html>
      """;

  private static final String BUTTON =
      "<button name=\"as\" value=\"%1$s\"><b>%1$s</b> %2$s</button>";

  private final DevGrants grants;

  DevLogin(DevGrants grants) {
    this.grants = grants;
  }

  /** Shows the people, or goes back with what is wrong with the request. */
  void show(RoutingContext http) {
    if (isAsked(http)) {
      http.response()
          .putHeader("Content-Type", "text/html; charset=utf-8")
          .end(
              PAGE.formatted(
                  DevPerson.ALL.stream()
                      .map(person -> BUTTON.formatted(person.name(), person.is()))
                      .collect(Collectors.joining("\n"))));
    }
  }

  /** Goes back to the client with a code for the chosen person. */
  void choose(RoutingContext http) {
    if (!isAsked(http)) {
      return;
    }
    HttpServerRequest request = http.request();
    Optional<DevPerson> person = DevPerson.named(request.formAttributes().get("as"));
    if (person.isEmpty()) {
      http.response().setStatusCode(400).end("there is no such person\n");
      return;
    }
    MultiMap asked = http.queryParams();
    back(
        http,
        "code",
        grants.code(
            person.get(),
            asked.get("redirect_uri"),
            asked.get("code_challenge"),
            asked.get("nonce")));
  }

  // The parameters stand in the address of the page, which the form keeps.
  private static boolean isAsked(RoutingContext http) {
    MultiMap asked = http.queryParams();
    String redirect = asked.get("redirect_uri");
    if (!DevTokens.CLIENT.equals(asked.get("client_id"))) {
      http.response().setStatusCode(400).end("client_id has to be " + DevTokens.CLIENT + "\n");
    } else if (redirect == null || !DevGate.isLocalPage(redirect)) {
      http.response()
          .setStatusCode(400)
          .end("redirect_uri has to be on http://localhost or http://127.0.0.1\n");
    } else if (!"code".equals(asked.get("response_type"))) {
      back(http, "error", "unsupported_response_type");
    } else if (!"S256".equals(asked.get("code_challenge_method"))
        || asked.get("code_challenge") == null) {
      back(http, "error", "invalid_request");
    } else {
      return true;
    }
    return false;
  }

  private static void back(RoutingContext http, String name, String value) {
    MultiMap asked = http.queryParams();
    String redirect = asked.get("redirect_uri");
    StringBuilder location = new StringBuilder(redirect).append(redirect.contains("?") ? '&' : '?');
    location.append(name).append('=').append(value);
    if (asked.get("state") != null) {
      location
          .append("&state=")
          .append(URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
    }
    http.response().setStatusCode(303).putHeader("Location", location.toString()).end();
  }
}
