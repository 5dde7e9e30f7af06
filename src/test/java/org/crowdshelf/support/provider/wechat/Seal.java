package org.crowdshelf.support.provider.wechat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The simulator's side of all signatures, written apart from the adapter's, so that one cannot hide
 * a fault of the other.
 */
final class Seal {

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "WECHATPAY2-SHA256-RSA2048 mchid=\"([^\"]*)\",nonce_str=\"([^\"]*)\",signature=\"([^\"]*)\","
              + "timestamp=\"(\\d{1,12})\",serial_no=\"([^\"]*)\"");

  private final String merchant;
  private final String merchantSerial;
  private final PublicKey merchantKey;
  private final Map<String, KeyPair> platformKeys;
  private final String apiV3Key;
  private final Clock clock;

  Seal(
      String merchant,
      String merchantSerial,
      PublicKey merchantKey,
      Map<String, KeyPair> platformKeys,
      String apiV3Key,
      Clock clock) {
    this.merchant = merchant;
    this.merchantSerial = merchantSerial;
    this.merchantKey = merchantKey;
    this.platformKeys = platformKeys;
    this.apiV3Key = apiV3Key;
    this.clock = clock;
  }

  /** Checks a request's signature over its raw line and body. */
  void check(String authorization, String method, String target, byte[] body) {
    Matcher header = AUTHORIZATION.matcher(authorization == null ? "" : authorization);
    if (!header.matches()
        || !header.group(1).equals(merchant)
        || !header.group(5).equals(merchantSerial)) {
      throw new Refusal(401, "SIGN_ERROR");
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(header.group(4)));
    if (Duration.between(sent, clock.instant()).abs().compareTo(Duration.ofMinutes(5)) > 0) {
      throw new Refusal(401, "SIGN_ERROR");
    }
    try {
      Signature check = Signature.getInstance("SHA256withRSA");
      check.initVerify(merchantKey);
      for (String line : new String[] {method, target, header.group(4), header.group(2)}) {
        check.update((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
      check.update(body);
      check.update((byte) '\n');
      if (!check.verify(Base64.getDecoder().decode(header.group(3)))) {
        throw new Refusal(401, "SIGN_ERROR");
      }
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      throw new Refusal(401, "SIGN_ERROR");
    }
  }

  /** Returns whether the merchant has signed a text. */
  boolean isMerchants(String text, String signature) {
    try {
      Signature check = Signature.getInstance("SHA256withRSA");
      check.initVerify(merchantKey);
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return false;
    }
  }

  /** The headers that sign a body by the key of a serial; the first key where it is unknown. */
  Map<String, String> sign(String serial, String body, Instant at) {
    String used =
        platformKeys.containsKey(serial) ? serial : platformKeys.keySet().iterator().next();
    String timestamp = Long.toString(at.getEpochSecond());
    String nonce = UUID.randomUUID().toString().replace("-", "");
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Wechatpay-Serial", used);
    headers.put("Wechatpay-Timestamp", timestamp);
    headers.put("Wechatpay-Nonce", nonce);
    headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(platformKeys.get(used).getPrivate());
      signature.update(
          (timestamp + "\n" + nonce + "\n" + body + "\n").getBytes(StandardCharsets.UTF_8));
      headers.put("Wechatpay-Signature", Base64.getEncoder().encodeToString(signature.sign()));
      return headers;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A text that the merchant encrypted with the key of a serial. */
  String open(String serial, String sealed) {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
      cipher.init(Cipher.DECRYPT_MODE, platformKeys.get(serial).getPrivate());
      return new String(cipher.doFinal(Base64.getDecoder().decode(sealed)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      throw new Refusal(400, "PARAM_ERROR");
    }
  }

  /** A text encrypted by the APIv3 key, in base64. */
  String encrypt(String text, String nonce, String associatedData) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(apiV3Key.getBytes(StandardCharsets.US_ASCII), "AES"),
          new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.US_ASCII)));
      cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder()
          .encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
