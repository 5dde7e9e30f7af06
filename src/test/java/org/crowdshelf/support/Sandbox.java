package org.crowdshelf.support;

import static io.restassured.RestAssured.given;

import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.payment.AskAfterPayments;
import org.crowdshelf.payment.PaymentRoute;
import org.crowdshelf.payment.SendRefunds;
import org.crowdshelf.payment.port.MerchantAccount;
import org.crowdshelf.payment.port.PaymentScene;
import org.crowdshelf.payment.sandbox.SandboxMessages;
import org.crowdshelf.payment.sandbox.SandboxSigning;
import org.eclipse.microprofile.config.ConfigProvider;

/** Acts of payers and of the provider. */
public final class Sandbox {

  private Sandbox() {}

  /** The payer pays on the provider's page, and the provider's messages are sent. */
  public static void pay(UUID purpose) {
    given().redirects().follow(false).post("/sandbox/pay/{ref}/pay", reference(purpose));
    sendMessages();
  }

  /** The payer declines there. */
  public static void decline(UUID purpose) {
    given().redirects().follow(false).post("/sandbox/pay/{ref}/decline", reference(purpose));
    sendMessages();
  }

  /** A request at the provider's console, with the merchant's key. */
  public static RequestSpecification console() {
    return given()
        .header(
            "Sandbox-Key",
            ConfigProvider.getConfig().getValue("crowdshelf.sandbox.private-key", String.class));
  }

  /** Tells the provider how to behave for this payment. */
  public static void behave(UUID purpose, String behaviour) {
    console()
        .put("/sandbox/pay/{ref}/behaviour/{how}", reference(purpose), behaviour)
        .then()
        .statusCode(204);
  }

  /** The provider sends what is due, and repeats what was not taken, twice at most. */
  public static void sendMessages() {
    sendMessagesOnce();
    for (int attempt = 1; attempt <= 2; attempt++) {
      int missed =
          Database.execute(
              "update sandbox_messages set next_attempt_at = now() where sent_at is null and attempts = ?",
              attempt);
      if (missed > 0) {
        sendMessagesOnce();
      }
    }
  }

  /** The provider sends what is due. */
  public static void sendMessagesOnce() {
    SandboxMessages messages = Arc.container().instance(SandboxMessages.class).get();
    OnVertx.await(messages::sendDue);
  }

  /** The service sends the refunds that are due. */
  public static void sendRefunds() {
    SendRefunds refunds = Arc.container().instance(SendRefunds.class).get();
    while (OnVertx.await(refunds::sendDue) == 24) {
      // a full batch: there may be more
    }
  }

  /** The service asks after payments that are due for it. */
  public static void askAfterPayments() {
    AskAfterPayments ask = Arc.container().instance(AskAfterPayments.class).get();
    while (OnVertx.await(ask::askDue) == 24) {
      // a full batch: there may be more
    }
  }

  /** The provider's number of the payment for a purpose. */
  public static String reference(UUID purpose) {
    return Database.value("select merchant_reference from payments where purpose_id = ?", purpose);
  }

  private static String refundReference(String payment) {
    return Database.value(
        "select r.merchant_reference from refunds r join payments p on p.id = r.payment_id"
            + " where p.merchant_reference = ?",
        payment);
  }

  /** The route of a payment through the sandbox. */
  public static PaymentRoute route() {
    return new PaymentRoute(
        "sandbox", MerchantAccount.DEFAULT, PaymentScene.SANDBOX_PAGE, null, null, null);
  }

  /** The body of a message about a payment or its refund. */
  public static String message(
      String id, String reference, String about, String state, long amountMinor) {
    String refund =
        about.equals("refund")
            ? "\"refundReference\":\"%s\",".formatted(refundReference(reference))
            : "";
    return """
        {"id":"%s","merchant":"crowdshelf-local","about":"%s","reference":"%s",%s"state":"%s",\
        "amountMinor":%d,"currency":"CNY"}"""
        .formatted(id, about, reference, refund, state, amountMinor);
  }

  /** Sends a message as the provider would, signed at this time. */
  public static Response callback(String body, Instant at) {
    String timestamp = Long.toString(at.getEpochSecond());
    SandboxSigning signing = Arc.container().instance(SandboxSigning.class).get();
    return callback(body, timestamp, signing.sign(timestamp, "nonce", body));
  }

  /** Sends a message with this signature. */
  public static Response callback(String body, String timestamp, String signature) {
    return given()
        .contentType("application/json")
        .header("Sandbox-Timestamp", timestamp)
        .header("Sandbox-Nonce", "nonce")
        .header("Sandbox-Signature", signature)
        .body(body)
        .post("/payments/sandbox/callback");
  }
}
