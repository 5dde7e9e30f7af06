package org.crowdshelf.spending;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.crowdshelf.shared.money.MoneyInput;
import org.crowdshelf.shared.text.Text;

/**
 * Money that somebody says was spent.
 *
 * @param update the update that tells of it; null for none
 */
public record NewSpending(
    UUID budgetLine,
    MoneyInput amount,
    LocalDate spentOn,
    String payee,
    String purpose,
    List<NewReceipt> receipts,
    UUID update) {

  /** Spaces and invisible characters at the ends of texts do not count. */
  public NewSpending {
    payee = Text.stripped(payee);
    purpose = Text.stripped(purpose);
    receipts = List.copyOf(receipts);
  }

  /** The files of all receipts. */
  List<UUID> files() {
    return receipts.stream()
        .flatMap(receipt -> Stream.of(receipt.original(), receipt.picture()))
        .filter(file -> file != null)
        .distinct()
        .toList();
  }

  /** Everything of it as texts, by which the same input is recognised. */
  List<String> texts() {
    Stream<Object> own =
        Stream.of(
            budgetLine,
            amount.amountMinor(),
            amount.currency(),
            spentOn,
            payee,
            purpose,
            String.valueOf(update));
    Stream<Object> ofReceipts =
        receipts.stream()
            .flatMap(
                one ->
                    Stream.of(
                        one.kind(),
                        one.issuedOn(),
                        one.amount().amountMinor(),
                        one.amount().currency(),
                        String.valueOf(one.code()),
                        String.valueOf(one.number()),
                        one.original(),
                        String.valueOf(one.picture())));
    return Stream.concat(own, ofReceipts).map(Object::toString).toList();
  }
}
