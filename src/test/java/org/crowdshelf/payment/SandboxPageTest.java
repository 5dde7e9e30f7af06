package org.crowdshelf.payment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SandboxPageTest {

  private static final String CLIENT = "http://localhost:5173/back?pledge=7&from=pay";

  private String reference;

  @BeforeEach
  void placeAPledgeFromAClient() {
    UUID project = Fixture.liveProject(Person.someoneNew(), "A library");
    Map<String, Object> input = Backing.input(project, 1000);
    input.put(
        "payment", Map.of("provider", "sandbox", "scene", "SANDBOX_PAGE", "returnUrl", CLIENT));
    reference = Sandbox.reference(Backing.placed(Person.someoneNew(), input));
  }

  @Test
  void goesBackToTheClientOnceItIsPaid() {
    assertEquals(CLIENT, press("pay").header("Location"));
    assertEquals("SUCCEEDED", state());
  }

  @Test
  void goesBackToTheClientOnceItIsDeclined() {
    assertEquals(CLIENT, press("decline").header("Location"));
    assertEquals("FAILED", state());
  }

  @Test
  void showsTheWayBackWherePaymentHasEnded() {
    press("pay");
    given()
        .get("/sandbox/pay/{ref}", reference)
        .then()
        .statusCode(200)
        .body(containsString("已支付 Paid"))
        .body(containsString("href=\"http://localhost:5173/back?pledge=7&amp;from=pay\""))
        .body(not(containsString("<button")));
  }

  @Test
  void saysWhatToDoWhereThereIsNoWayBack() {
    Database.execute(
        "update sandbox_payments set return_url = null where reference = ?", reference);
    assertEquals("/sandbox/pay/" + reference, path(press("decline").header("Location")));
    given()
        .get("/sandbox/pay/{ref}", reference)
        .then()
        .statusCode(200)
        .body(containsString("no money was taken"))
        .body(containsString("You may close this page"));
  }

  private Response press(String button) {
    Response answer =
        given().redirects().follow(false).post("/sandbox/pay/{ref}/{button}", reference, button);
    assertEquals(303, answer.statusCode());
    return answer;
  }

  private String state() {
    return Database.value("select state from sandbox_payments where reference = ?", reference);
  }

  private static String path(String location) {
    return location.replaceFirst("^http://[^/]+", "");
  }
}
