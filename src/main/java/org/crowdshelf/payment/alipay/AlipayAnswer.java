package org.crowdshelf.payment.alipay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.crowdshelf.payment.port.ProviderFailure;

/** The content of an answer of the gateway; its HTTP status is 200 in any case. */
record AlipayAnswer(JsonNode content) {

  /** The error code of a trade that the payer has not opened yet. */
  static final String NO_SUCH_TRADE = "ACQ.TRADE_NOT_EXIST";

  private static final Set<String> TRY_AGAIN =
      Set.of(
          "ACQ.SYSTEM_ERROR", "isp.unknow-error", "aop.ACQ.SYSTEM_ERROR", "isv.app-call-limited");

  boolean succeeded() {
    return code().equals("10000");
  }

  String code() {
    return content.path("code").asText("");
  }

  /** The error code; may be empty. */
  String subCode() {
    return content.path("sub_code").asText("");
  }

  String text(String name) {
    return content.path(name).asText("");
  }

  /** The failure for an error that the caller does not expect. */
  ProviderFailure failure() {
    String reason = code() + " " + subCode();
    boolean again =
        code().equals("20000") || code().equals("10003") || TRY_AGAIN.contains(subCode());
    return new ProviderFailure(
        again ? ProviderFailure.Kind.TRY_AGAIN : ProviderFailure.Kind.MISCONFIGURED, reason);
  }
}
