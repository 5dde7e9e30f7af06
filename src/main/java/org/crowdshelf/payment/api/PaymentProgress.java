package org.crowdshelf.payment.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

/** The state of a payment as clients see it. */
@Name("PaymentState")
@Description("The state of a payment. May grow.")
public enum PaymentProgress {
  @Description("The provider waits for the payer")
  PENDING,
  @Description("The money has arrived")
  SUCCEEDED,
  @Description("The provider declined it; another attempt may follow")
  FAILED,
  @Description("Closed at the provider, or past its end there: it cannot be paid any more")
  CLOSED;

  /** The state that a row shows; whether the provider knows the payment yet is not told. */
  static PaymentProgress of(String state) {
    return state.equals("CREATED") ? PENDING : valueOf(state);
  }
}
