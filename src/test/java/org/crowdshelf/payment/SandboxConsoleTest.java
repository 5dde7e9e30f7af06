package org.crowdshelf.payment;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.function.Supplier;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SandboxConsoleTest {

  private String reference;

  @BeforeEach
  void payAPledge() {
    UUID project = Fixture.liveProject(Person.someoneNew(), "A library");
    reference = Sandbox.reference(Backing.paid(Person.someoneNew(), Backing.input(project, 1000)));
  }

  @Test
  void refusesWhoeverDoesNotShowTheMerchantsKey() {
    refuses(() -> given());
    refuses(() -> given().header("Sandbox-Key", ""));
    refuses(
        () ->
            given()
                .header(
                    "Sandbox-Key",
                    "MC4CAQAwBQYDK2VwBCIEILBb56BXUnGWP5ouZ2EMqLTe5ihUagJtT3Ed4St2ZaMR"));
    assertEquals(
        0, Database.count("select count(*) from sandbox_refunds where payment = ?", reference));
    assertEquals(
        0,
        Database.count(
            "select count(*) from sandbox_payments where reference = ? and behaviour is not null",
            reference));
    assertEquals("NORMAL", Database.value("select behaviour from sandbox_settings"));
  }

  @Test
  void saysWhereThePaymentDoesNotExist() {
    String unknown = "0".repeat(32);
    Sandbox.console().post("/sandbox/pay/{ref}/refund/1", unknown).then().statusCode(409);
    Sandbox.console().post("/sandbox/pay/{ref}/dispute", unknown).then().statusCode(409);
    Sandbox.console().put("/sandbox/pay/{ref}/behaviour/SLOW", unknown).then().statusCode(409);
  }

  @Test
  void refusesAnUnknownBehaviour() {
    Sandbox.console().put("/sandbox/behaviour/KIND").then().statusCode(404);
    assertEquals("NORMAL", Database.value("select behaviour from sandbox_settings"));
  }

  private void refuses(Supplier<RequestSpecification> somebody) {
    somebody.get().post("/sandbox/pay/{ref}/refund/500", reference).then().statusCode(403);
    somebody.get().post("/sandbox/pay/{ref}/dispute", reference).then().statusCode(403);
    somebody.get().put("/sandbox/pay/{ref}/behaviour/SLOW", reference).then().statusCode(403);
    somebody.get().put("/sandbox/behaviour/DECLINE").then().statusCode(403);
  }
}
