package org.crowdshelf.transport.observe;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.LogWatch;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

/** The log has the operation and the pseudonym of an account, and no personal data. */
@QuarkusTest
class LogTest {

  private static final String RECIPIENT = "Ursula Unverwechselbar";
  private static final String PHONE = "13812345678";
  private static final String STREET = "88 Nowhere Else Road";
  private static final String MESSAGE = "Nobody but us should read this";

  @Test
  void logsNoAddressAndNoInvalidToken() {
    Person backer = Person.someoneNew();
    String id = backer.accountId();
    UUID project = Fixture.liveProject(Person.someoneNew(), "Secret");
    Map<String, Object> input = Backing.input(project, 5_000);
    input.put(
        "rewardId", Ids.encode(IdType.REWARD, Backing.reward(project, 100, null, null, true)));
    input.put("message", MESSAGE);
    input.put(
        "address",
        Map.of("recipient", RECIPIENT, "phone", PHONE, "street", STREET, "region", "110101"));
    String broken = backer.token().substring(0, backer.token().length() - 6) + "AAAAAA";
    try (LogWatch log = new LogWatch()) {
      Answer placed = backer.asks(Backing.PLACE, Map.of("input", input));
      assertEquals("RESERVED", placed.get("placePledge.pledge.state"));
      given()
          .contentType("application/json")
          .auth()
          .oauth2(broken)
          .body(Map.of("query", Backing.PLACE, "variables", Map.of("input", input)))
          .post("/graphql")
          .then()
          .statusCode(401);
      // A fault in a statement that has the address as a parameter.
      Database.execute("alter table pledge_addresses rename to pledge_addresses_gone");
      try {
        input.put("idempotencyKey", UUID.randomUUID().toString());
        assertEquals("INTERNAL", backer.asks(Backing.PLACE, Map.of("input", input)).errorCode());
      } finally {
        Database.execute("alter table pledge_addresses_gone rename to pledge_addresses");
      }
      assertTrue(log.says("correlation id"), "the fault is in the log");
      for (String secret :
          List.of(
              RECIPIENT,
              PHONE,
              STREET,
              MESSAGE,
              backer.name(),
              id,
              backer.token(),
              broken,
              broken.substring(0, 40))) {
        assertFalse(log.says(secret), () -> secret + " in\n" + String.join("\n", log.lines()));
      }
    }
  }

  @Test
  void logsTheOperationAndThePseudonymOfAFault() {
    Person person = Person.someoneNew();
    person.accountId();
    Database.execute("alter table regions rename to regions_gone");
    try (LogWatch log = new LogWatch()) {
      person.asks("query LogRegions { regions { code } }");
      String fault =
          log.lines().stream().filter(line -> line.contains("correlation id")).findFirst().get();
      assertTrue(fault.contains("operation=LogRegions"), fault);
      assertTrue(fault.matches("(?s).*account=[0-9a-f]{16}\\W.*"), fault);
    } finally {
      Database.execute("alter table regions_gone rename to regions");
    }
  }
}
