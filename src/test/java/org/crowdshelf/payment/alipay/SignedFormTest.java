package org.crowdshelf.payment.alipay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crowdshelf.payment.Vectors;
import org.crowdshelf.payment.port.BadCallback;
import org.crowdshelf.payment.port.Sha256Rsa;
import org.junit.jupiter.api.Test;

/** Links are signed, and notifications believed, as Alipay's gateway does it. */
class SignedFormTest {

  private static final KeyPair KEYS = Vectors.newKeys();

  @Test
  void signsALinkOverTheDecodedParameters() {
    JsonNode request = Vectors.json("alipay-signing.json").get("v2Request");
    Map<String, String> parameters = new HashMap<>();
    request
        .get("params")
        .fields()
        .forEachRemaining(
            parameter -> parameters.put(parameter.getKey(), parameter.getValue().asText()));
    String content = request.get("signedContent").asText();
    PublicKey published = Vectors.publicKey(request.get("verifyWith").asText());
    assertTrue(Sha256Rsa.verifies(published, content, request.get("sign").asText()));
    SignedForm form = SignedForm.sign(parameters, KEYS.getPrivate());
    assertTrue(Sha256Rsa.verifies(KEYS.getPublic(), content, form.get("sign")));
    String link = request.get("redirectUrl").asText();
    assertEquals(
        withoutSignature(link),
        withoutSignature("https://openapi.alipay.com/gateway.do?" + form.encoded()));
  }

  @Test
  void believesPublishedNotifications() {
    for (JsonNode one : Vectors.json("alipay-notify.json").get("official")) {
      PublicKey key = Vectors.publicKey(one.get("publicKey").asText());
      SignedForm form = SignedForm.prove(one.get("form").asText(), key);
      assertEquals(one.get("params").get("notify_id").asText(), form.get("notify_id"));
    }
  }

  @Test
  void believesOnlyWhatAlipaySigned() {
    JsonNode own = Vectors.json("alipay-notify.json").get("own");
    PublicKey key = Vectors.publicKey(own.get("publicKey").asText());
    for (JsonNode one : own.get("cases")) {
      String form = one.get("form").asText();
      String name = one.get("name").asText();
      if (one.get("verifies").asBoolean()) {
        assertEquals("2088000000000001", SignedForm.prove(form, key).get("buyer_id"), name);
      } else {
        assertThrows(BadCallback.class, () -> SignedForm.prove(form, key), name);
      }
    }
  }

  @Test
  void refusesBodiesThatAreNoSignedForms() {
    PublicKey key = KEYS.getPublic();
    for (String body :
        List.of(
            "",
            "=",
            "a",
            "a=1",
            "a=%zz&sign=x",
            "a=1&a=2&sign=x",
            "a=1&sign=%",
            "x=&".repeat(200))) {
      BadCallback refused =
          assertThrows(BadCallback.class, () -> SignedForm.prove(body, key), body);
      assertTrue(!refused.authentic(), body);
    }
  }

  private static String withoutSignature(String link) {
    return link.replaceFirst("&sign=[^&]*", "");
  }
}
