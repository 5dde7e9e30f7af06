package org.crowdshelf.payment.wechatpay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import org.crowdshelf.payment.port.MerchantApi;

/** WeChat Pay's API v3 for features beside payments. */
final class WechatMerchantApi implements MerchantApi {

  private final Map<String, WechatAccount> accounts;
  private final WechatClient client;

  WechatMerchantApi(Map<String, WechatAccount> accounts, WechatClient client) {
    this.accounts = Map.copyOf(accounts);
    this.client = client;
  }

  @Override
  public String provider() {
    return "wechatpay";
  }

  @Override
  public boolean has(String account) {
    return accounts.containsKey(account);
  }

  @Override
  public String merchant(String account) {
    return accounts.get(account).contract().merchant();
  }

  @Override
  public Uni<Answer> get(String account, String target) {
    return client.get(accounts.get(account), target).map(WechatMerchantApi::answer);
  }

  @Override
  public Uni<Answer> post(String account, String target, ObjectNode body) {
    return client.post(accounts.get(account), target, body).map(WechatMerchantApi::answer);
  }

  private static Answer answer(WechatAnswer told) {
    return told.succeeded()
        ? new Answer(told.body(), "", null)
        : new Answer(told.body(), told.code(), told.failure());
  }

  // With the key that answers are signed with: each request names its serial.
  @Override
  public String sealed(String account, String text) {
    WechatAccount merchant = accounts.get(account);
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
      cipher.init(
          Cipher.ENCRYPT_MODE, merchant.platformKeys().bySerial().get(merchant.answerKey()));
      return Base64.getEncoder()
          .encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException tooLong) {
      // The text is not quoted.
      throw new IllegalArgumentException("A value cannot be encrypted for WeChat Pay", tooLong);
    }
  }
}
