package org.crowdshelf.privacy;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.crowdshelf.account.OrganisationError;
import org.crowdshelf.payment.PaymentError;
import org.crowdshelf.shared.error.Rejection;

/**
 * A reason for which a person cannot be erased yet, as the function erasure_blocks tells it.
 *
 * @param title of what it is about; null for none
 */
@RegisterForReflection
public record ErasureBlock(String code, String title) {

  /** As clients read it; it belongs to no field of an input. */
  public Rejection rejection() {
    Enum<?> error =
        switch (code) {
          case "PAYMENT_UNDER_WAY" -> PaymentError.PAYMENT_UNDER_WAY;
          case "LAST_OWNER" -> OrganisationError.LAST_OWNER;
          case "PROJECT_UNDER_WAY" -> PrivacyError.PROJECT_UNDER_WAY;
          case "FULFILMENT_OPEN" -> PrivacyError.FULFILMENT_OPEN;
          default -> throw new IllegalStateException(code);
        };
    Map<String, String> params = title == null ? Map.of() : Map.of("title", title);
    return new Rejection(error.name(), error.name(), null, params);
  }
}
