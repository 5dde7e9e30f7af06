package org.crowdshelf.payment.wechatpay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.util.List;
import org.crowdshelf.payment.Vectors;
import org.junit.jupiter.api.Test;

/** Encrypted notifications are read with the APIv3 key, and with the one before it. */
class ResourceCipherTest {

  private static final String OTHER_KEY = "ffffffffffffffffffffffffffffffff";

  @Test
  void decryptsPublishedResourcesWithAnyConfiguredKey() throws Exception {
    for (JsonNode one : Vectors.json("wechat-aead.json").get("cases")) {
      String key = one.get("key").asText();
      if (key.length() != 32) {
        continue;
      }
      ResourceCipher cipher = new ResourceCipher(List.of(OTHER_KEY, key));
      assertEquals(one.get("plaintext").asText(), decrypt(cipher, one));
    }
  }

  @Test
  void refusesWhatWasChanged() {
    JsonNode one = Vectors.json("wechat-aead.json").get("cases").get(0);
    ResourceCipher cipher = new ResourceCipher(List.of(one.get("key").asText()));
    String text = one.get("ciphertext").asText();
    String nonce = one.get("nonce").asText();
    String data = one.get("associatedData").asText();
    String changed = text.substring(0, text.length() - 4) + "AAA=";
    assertThrows(GeneralSecurityException.class, () -> cipher.decrypt(changed, nonce, data));
    assertThrows(GeneralSecurityException.class, () -> cipher.decrypt(text, nonce, data + "x"));
    assertThrows(GeneralSecurityException.class, () -> cipher.decrypt(text, "uluk4a9R25RX", data));
    assertThrows(GeneralSecurityException.class, () -> cipher.decrypt(text, "short", data));
    assertThrows(GeneralSecurityException.class, () -> cipher.decrypt("AAAA", nonce, data));
    assertThrows(GeneralSecurityException.class, () -> cipher.decrypt("%", nonce, data));
  }

  @Test
  void refusesAKeyOfAnotherLength() {
    assertThrows(
        IllegalArgumentException.class, () -> new ResourceCipher(List.of("testAPIv3Key0000")));
  }

  private static String decrypt(ResourceCipher cipher, JsonNode one)
      throws GeneralSecurityException {
    return cipher.decrypt(
        one.get("ciphertext").asText(),
        one.get("nonce").asText(),
        one.get("associatedData").asText());
  }
}
