package org.crowdshelf.payment.wechatpay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crowdshelf.payment.Vectors;
import org.crowdshelf.payment.port.Sha256Rsa;
import org.junit.jupiter.api.Test;

/** Requests and client parameters are signed as WeChat Pay publishes it. */
class MerchantSignerTest {

  private static final KeyPair KEYS = Vectors.newKeys();
  private static final Pattern HEADER =
      Pattern.compile(
          "WECHATPAY2-SHA256-RSA2048 mchid=\"([^\"]+)\",nonce_str=\"([^\"]+)\","
              + "signature=\"([^\"]+)\",timestamp=\"([^\"]+)\",serial_no=\"([^\"]+)\"");

  @Test
  void publishedRequestSignaturesVerifyOverTheirMessages() {
    JsonNode vectors = Vectors.json("wechat-request-signing.json");
    for (JsonNode published : vectors.get("cases")) {
      assertTrue(
          Sha256Rsa.verifies(
              Vectors.publicKey(published.get("verifyWith").asText()),
              published.get("message").asText(),
              published.get("signature").asText()),
          published.get("name").asText());
    }
    for (JsonNode wrong : vectors.get("mustNotVerify")) {
      JsonNode published = vectors.get("cases").get(wrong.get("of").asInt());
      assertFalse(
          Sha256Rsa.verifies(
              Vectors.publicKey(published.get("verifyWith").asText()),
              wrong.get("wrongMessage").asText(),
              published.get("signature").asText()),
          wrong.get("name").asText());
    }
  }

  @Test
  void signsTheSameMessageForEachPublishedRequest() {
    for (JsonNode published : Vectors.json("wechat-request-signing.json").get("cases")) {
      MerchantSigner signer =
          new MerchantSigner(
              published.get("mchid").asText(),
              published.get("serialNo").asText(),
              KEYS.getPrivate());
      Matcher header =
          HEADER.matcher(
              signer.authorization(
                  published.get("method").asText(),
                  published.get("target").asText(),
                  published.get("body").asText(),
                  Instant.ofEpochSecond(published.get("timestamp").asLong()),
                  published.get("nonce").asText()));
      assertTrue(header.matches(), published.get("name").asText());
      assertEquals(published.get("mchid").asText(), header.group(1));
      assertEquals(published.get("nonce").asText(), header.group(2));
      assertEquals(published.get("timestamp").asText(), header.group(4));
      assertEquals(published.get("serialNo").asText(), header.group(5));
      assertTrue(
          Sha256Rsa.verifies(KEYS.getPublic(), published.get("message").asText(), header.group(3)),
          published.get("name").asText());
    }
  }

  @Test
  void signsTheParametersOfPagesMiniProgramsAndApps() {
    JsonNode vectors = Vectors.json("wechat-client-signing.json");
    PublicKey published = Vectors.publicKey(vectors.get("verifyWith").asText());
    for (JsonNode one : vectors.get("cases")) {
      JsonNode expected = one.get("expected");
      String message = one.get("message").asText();
      String[] lines = message.split("\n");
      MerchantSigner signer =
          new MerchantSigner(
              expected.path("partnerid").asText("1900007291"), "00", KEYS.getPrivate());
      Instant now = Instant.ofEpochSecond(Long.parseLong(lines[1]));
      String prepayId = lines[3].replace("prepay_id=", "");
      Map<String, String> params =
          expected.has("sign")
              ? signer.app(lines[0], prepayId, now, lines[2])
              : expected.has("appId")
                  ? signer.page(lines[0], prepayId, now, lines[2])
                  : signer.miniProgram(lines[0], prepayId, now, lines[2]);
      String signed = expected.has("sign") ? "sign" : "paySign";
      assertTrue(Sha256Rsa.verifies(published, message, expected.get(signed).asText()));
      assertTrue(Sha256Rsa.verifies(KEYS.getPublic(), message, params.get(signed)));
      assertEquals(expected.size(), params.size(), params.toString());
      params.forEach(
          (name, value) -> {
            if (!name.equals(signed)) {
              assertEquals(expected.get(name).asText(), value, name);
            }
          });
    }
  }
}
