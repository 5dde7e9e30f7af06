package org.crowdshelf.support;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Somebody who signs in at the OIDC server of the tests; a new name is a new person.
 *
 * @param name the subject of their tokens; null for a visitor
 */
public record Person(String name) {

  /** Nobody is signed in. */
  public static final Person VISITOR = new Person(null);

  /** Has the role reviewer. */
  public static final Person REVIEWER = new Person("reviewer");

  /** Another one with the role reviewer. */
  public static final Person SECOND_REVIEWER = new Person("second-reviewer");

  /** Has the role admin. */
  public static final Person ADMIN = new Person("admin");

  private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

  /** Somebody who was never here before. */
  public static Person someoneNew() {
    return new Person("person-" + UUID.randomUUID());
  }

  /** One of so many people, as chance decides. */
  public static Person someoneOf(int people, Random chance) {
    return new Person("one-of-many-" + chance.nextInt(people));
  }

  /** Their access token. */
  public String token() {
    return TOKENS.computeIfAbsent(name, Person::signIn);
  }

  private static String signIn(String name) {
    return given()
        .formParam("grant_type", "password")
        .formParam("username", name)
        .formParam("password", "any")
        .formParam("client_id", "quarkus-app")
        .post(
            ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class)
                + "/token")
        .then()
        .statusCode(200)
        .extract()
        .path("access_token");
  }

  /** Asks the service as this person. */
  public Answer asks(String document) {
    return asks(document, Map.of());
  }

  /** Asks the service as this person, with variables. */
  public Answer asks(String document, Map<String, ?> variables) {
    return Api.send(this, "en", document, variables);
  }

  /** Asks the service in a language. */
  public Answer asksIn(String language, String document, Map<String, ?> variables) {
    return Api.send(this, language, document, variables);
  }

  /** The id of their account, made by their first request. */
  public String accountId() {
    return asks("{ viewer { account { id } } }").get("viewer.account.id");
  }
}
