package org.crowdshelf.spending;

import org.eclipse.microprofile.graphql.Description;

/** The kinds of receipts. */
@Description("The kind of a receipt. May grow.")
public enum ReceiptKind {
  @Description("发票: its code and number are good for one spending on the whole site")
  INVOICE,
  @Description("收据")
  RECEIPT,
  @Description("Bank slip")
  TRANSFER,
  @Description(
      "A list signed by those who got the money, where there is no shop: labour, transport in villages; up to 500 major units each")
  SIGNED_LIST
}
