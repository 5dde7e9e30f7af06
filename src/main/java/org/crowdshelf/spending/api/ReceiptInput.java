package org.crowdshelf.spending.api;

import java.time.LocalDate;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.money.MoneyInput;
import org.crowdshelf.spending.NewReceipt;
import org.crowdshelf.spending.ReceiptKind;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A receipt as a client sends it. */
@Name("ReceiptInput")
@Description("A receipt.")
public record ReceiptInput(
    @NonNull @Description("The kind of receipt") ReceiptKind kind,
    @NonNull @Description("The day on it, in the last 10 years") LocalDate issuedOn,
    @NonNull @Description("More than zero, in the project's currency") MoneyInput amount,
    @Description(
            "发票代码, where it has one: letters and digits, up to 40. A number of 20 digits has none.")
        String code,
    @Description("发票号码, letters and digits, up to 40; needed for INVOICE") String number,
    @NonNull @Id @Description("Your own upload of the purpose DOCUMENT: the receipt as it is")
        String originalId,
    @Id
        @Description(
            "Your own upload of the purpose IMAGE, for everyone: with persons' names, numbers and faces covered")
        String publicId) {

  @Ignore
  NewReceipt receipt() {
    return NewReceipt.of(
        kind,
        issuedOn,
        amount,
        code,
        number,
        Ids.require(IdType.UPLOAD, originalId),
        publicId == null ? null : Ids.require(IdType.UPLOAD, publicId));
  }
}
