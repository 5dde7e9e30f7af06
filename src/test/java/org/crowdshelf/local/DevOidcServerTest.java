package org.crowdshelf.local;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevOidcServerTest {

  // RFC 7636, appendix B.
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  private static final String REDIRECT = "http://localhost:5173/signed-in";

  private DevServer server;

  @BeforeEach
  void start() {
    server = DevServer.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void signsInWithACodeAndPkce() {
    JsonPath tokens = exchange(code("admin"), VERIFIER).then().statusCode(200).extract().jsonPath();
    Map<String, Object> access = server.claims(tokens.getString("access_token"));
    assertEquals("admin", access.get("sub"));
    assertEquals(List.of("user", "reviewer", "admin"), access.get("groups"));
    Map<String, Object> id = server.claims(tokens.getString("id_token"));
    assertEquals("n1", id.get("nonce"));
    assertEquals("crowdshelf-app", id.get("aud"));
    assertEquals(300, tokens.getInt("expires_in"));
  }

  @Test
  void takesACodeOnceAndOnlyWithItsVerifier() {
    String code = code("backer");
    assertRefused(exchange(code, "another"));
    assertRefused(exchange(code, VERIFIER));
    String second = code("backer");
    exchange(second, VERIFIER).then().statusCode(200);
    assertRefused(exchange(second, VERIFIER));
  }

  @Test
  void renewsTokensWithEachRefreshTokenOnce() {
    String first = exchange(code("backer"), VERIFIER).path("refresh_token");
    Response renewed = refresh(first);
    assertEquals(200, renewed.statusCode());
    assertNotEquals(first, renewed.path("refresh_token"));
    assertEquals("backer", server.claims(renewed.path("access_token")).get("sub"));
    assertRefused(refresh(first));
  }

  @Test
  void endsRefreshTokensAtTheSignOut() {
    Response tokens = exchange(code("backer"), VERIFIER);
    asked()
        .redirects()
        .follow(false)
        .queryParam("id_token_hint", tokens.<String>path("id_token"))
        .queryParam("post_logout_redirect_uri", "http://localhost:5173/")
        .get("/dev/oidc/logout")
        .then()
        .statusCode(303)
        .header("Location", "http://localhost:5173/");
    assertRefused(refresh(tokens.path("refresh_token")));
  }

  @Test
  void listsThePeopleOnItsPage() {
    asked()
        .queryParams(authorization(Map.of()))
        .get("/dev/oidc/auth")
        .then()
        .statusCode(200)
        .body(containsString("value=\"teacher\""))
        .body(containsString("value=\"admin\""));
  }

  @ParameterizedTest
  @CsvSource({
    "client_id, somebody-else",
    "redirect_uri, https://app.example.org/signed-in",
    "redirect_uri, http://localhost@app.example.org/",
    "redirect_uri, http://localhost.example.org/",
    "redirect_uri, javascript:alert(1)",
  })
  void sendsNobodyToAnAddressThatIsNotOfThisMachine(String name, String value) {
    Response page =
        asked()
            .redirects()
            .follow(false)
            .queryParams(authorization(Map.of(name, value)))
            .formParam("as", "teacher")
            .post("/dev/oidc/auth");
    assertEquals(400, page.statusCode());
    assertEquals(null, page.header("Location"));
  }

  @Test
  void demandsPkce() {
    asked()
        .redirects()
        .follow(false)
        .queryParams(authorization(Map.of("code_challenge_method", "plain")))
        .formParam("as", "teacher")
        .post("/dev/oidc/auth")
        .then()
        .statusCode(303)
        .header("Location", REDIRECT + "?error=invalid_request&state=s1");
  }

  @Test
  void tellsWhoHoldsAnAccessToken() {
    Response tokens = exchange(code("reviewer"), VERIFIER);
    userInfo(tokens.path("access_token")).then().statusCode(200).body("sub", equalTo("reviewer"));
    userInfo(tokens.path("id_token")).then().statusCode(401);
    userInfo("garbage").then().statusCode(401);
  }

  @Test
  void describesItself() {
    asked()
        .get("/dev/oidc/.well-known/openid-configuration")
        .then()
        .body("issuer", equalTo(server.issuer()))
        .body("token_endpoint", equalTo(server.issuer() + "/token"));
    asked().get("/dev/oidc/keys").then().body("keys[0].kty", equalTo("RSA"));
    assertTrue(!asked().get("/dev/oidc/keys").asString().contains("\"d\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/dev/oidc/keys", "/dev/oidc/.well-known/openid-configuration", "/dev/oidc/auth"})
  void answersUnderTheNameOfThisMachineAlone(String path) {
    asked().header("Host", "rebound.example.org").get(path).then().statusCode(403);
    asked().header("Origin", "https://app.example.org").get(path).then().statusCode(403);
  }

  private String code(String name) {
    String back =
        asked()
            .redirects()
            .follow(false)
            .queryParams(authorization(Map.of()))
            .formParam("as", name)
            .post("/dev/oidc/auth")
            .then()
            .statusCode(303)
            .extract()
            .header("Location");
    assertTrue(back.matches("http://localhost:5173/signed-in\\?code=[0-9a-f-]{36}&state=s1"), back);
    return back.substring(back.indexOf("code=") + 5, back.indexOf("&state"));
  }

  private static Map<String, String> authorization(Map<String, String> changes) {
    Map<String, String> parameters =
        new HashMap<>(
            Map.of(
                "response_type", "code",
                "client_id", "crowdshelf-app",
                "redirect_uri", REDIRECT,
                "scope", "openid",
                "state", "s1",
                "nonce", "n1",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
    parameters.putAll(changes);
    return parameters;
  }

  private Response exchange(String code, String verifier) {
    return asked()
        .formParam("grant_type", "authorization_code")
        .formParam("client_id", "crowdshelf-app")
        .formParam("redirect_uri", REDIRECT)
        .formParam("code", code)
        .formParam("code_verifier", verifier)
        .post("/dev/oidc/token");
  }

  private Response refresh(String token) {
    return asked()
        .formParam("grant_type", "refresh_token")
        .formParam("client_id", "crowdshelf-app")
        .formParam("refresh_token", token)
        .post("/dev/oidc/token");
  }

  private static void assertRefused(Response answer) {
    assertEquals(400, answer.statusCode());
    assertEquals(Map.of("error", "invalid_grant"), answer.jsonPath().getMap(""));
  }

  private Response userInfo(String token) {
    return asked().header("Authorization", "Bearer " + token).get("/dev/oidc/userinfo");
  }

  private RequestSpecification asked() {
    return given().baseUri(server.address()).port(server.port());
  }
}
