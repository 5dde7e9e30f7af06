package org.crowdshelf.payment.wechatpay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.crowdshelf.payment.port.ProviderFailure;

/**
 * An answer of the API: signed if its status is 2xx, else as true as TLS.
 *
 * @param body the parsed JSON; an empty object if the answer has no body
 */
record WechatAnswer(int status, JsonNode body) {

  private static final Set<String> OPERATORS =
      Set.of(
          "SIGNERROR",
          "NOAUTH",
          "PARAMERROR",
          "APPIDMCHIDNOTMATCH",
          "MCHNOTEXISTS",
          "INVALIDREQUEST");
  private static final Set<String> USED =
      Set.of("OUTTRADENOUSED", "ORDERPAID", "ORDERCLOSED", "ORDERREVERSED");
  private static final Set<String> REFUSED =
      Set.of("OPENIDMISMATCH", "RULELIMIT", "TRADEERROR", "USERACCOUNTABNORMAL");

  boolean succeeded() {
    return status >= 200 && status < 300 && status != 202;
  }

  /**
   * The error code without underscores, as older and newer spellings differ in them; may be empty.
   */
  String code() {
    return body.path("code").asText("").replace("_", "");
  }

  /** The failure for an error that the caller does not expect. */
  ProviderFailure failure() {
    String reason = status + " " + body.path("code").asText("");
    String code = code();
    if (USED.contains(code)) {
      return new ProviderFailure(ProviderFailure.Kind.REFERENCE_USED, reason);
    }
    if (REFUSED.contains(code)) {
      return new ProviderFailure(ProviderFailure.Kind.REFUSED, reason);
    }
    if (status == 401 || OPERATORS.contains(code)) {
      return new ProviderFailure(ProviderFailure.Kind.MISCONFIGURED, reason);
    }
    return new ProviderFailure(
        status == 202 || status == 429 || status >= 500
            ? ProviderFailure.Kind.TRY_AGAIN
            : ProviderFailure.Kind.MISCONFIGURED,
        reason);
  }
}
