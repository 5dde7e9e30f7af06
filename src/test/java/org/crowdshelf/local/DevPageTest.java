package org.crowdshelf.local;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;

import java.nio.file.Path;
import org.crowdshelf.support.NodeScripts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DevPageTest {

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
  void hasATabForPledgesReviewsAndTheAdminsWork() {
    given()
        .baseUri(server.address())
        .port(server.port())
        .get("/dev/examples")
        .then()
        .statusCode(200)
        .body(
            "",
            hasItems(
                containsString("mutation PlacePledge"),
                containsString("mutation ReviewProject"),
                containsString("query AdminsWork")));
  }

  @Test
  void loadsItsScript() {
    given()
        .baseUri(server.address())
        .port(server.port())
        .get("/")
        .then()
        .statusCode(200)
        .body(containsString("<script src=\"/dev/try-it.js\">"));
  }

  @Test
  void tellsTheTruthAboutTokensAndNoticesTheirEnd() throws Exception {
    NodeScripts.runAlone(
        "try-it.js", Path.of("src/main/resources/local/try-it.js").toAbsolutePath().toString());
  }
}
