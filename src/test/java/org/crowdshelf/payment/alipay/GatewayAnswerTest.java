package org.crowdshelf.payment.alipay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.crowdshelf.payment.Vectors;
import org.junit.jupiter.api.Test;

/** The gateway's answers are verified over their raw text. */
class GatewayAnswerTest {

  private final JsonNode vectors = Vectors.json("alipay-signing.json");

  @Test
  void verifiesARealAnswer() {
    JsonNode real = vectors.get("v2Answer");
    GatewayAnswer answer = GatewayAnswer.cut(real.get("body").asText(), method(real));
    assertEquals(real.get("signedContent").asText(), answer.content());
    var key = Vectors.publicKey(real.get("publicKey").asText());
    assertTrue(answer.isSignedBy(key));
    String changed = real.get("body").asText().replace("10000", "10001");
    assertFalse(GatewayAnswer.cut(changed, method(real)).isSignedBy(key));
  }

  @Test
  void cutsTheRawTextWithEscapesAndInnerSignatures() {
    for (JsonNode one : vectors.get("v2AnswerCut")) {
      GatewayAnswer answer = GatewayAnswer.cut(one.get("body").asText(), method(one));
      assertEquals(one.get("signedContent").asText(), answer.content());
    }
    String blanks = " { \"x_response\" : { \"a\" : [ 1 ] } , \"sign\" : \"s\" } ";
    assertEquals("{ \"a\" : [ 1 ] }", GatewayAnswer.cut(blanks, "x").content());
  }

  @Test
  void refusesAnswersWithoutTheObject() {
    for (String body :
        List.of("", "[]", "{}", "<html>", "{\"x_response\":1}", "{\"x_response\":{")) {
      assertThrows(IllegalArgumentException.class, () -> GatewayAnswer.cut(body, "x"), body);
    }
    assertFalse(
        GatewayAnswer.cut("{\"x_response\":{}}", "x").isSignedBy(Vectors.newKeys().getPublic()));
  }

  private static String method(JsonNode one) {
    return one.get("responseKey").asText().replace("_response", "").replace('_', '.');
  }
}
