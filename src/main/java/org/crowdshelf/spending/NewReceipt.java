package org.crowdshelf.spending;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.crowdshelf.shared.money.MoneyInput;
import org.crowdshelf.shared.text.Text;

/**
 * A receipt that somebody brings in.
 *
 * @param code null where it has none
 * @param number null where it has none
 * @param original the upload of the receipt as it is
 * @param picture the upload for everyone; null for none
 */
public record NewReceipt(
    ReceiptKind kind,
    LocalDate issuedOn,
    MoneyInput amount,
    String code,
    String number,
    UUID original,
    UUID picture) {

  // A fully digital invoice has a number of twenty digits and no code.
  private static final int DIGITAL_NUMBER = 20;

  /** A receipt as a client sends it; codes and numbers are written in one way. */
  public static NewReceipt of(
      ReceiptKind kind,
      LocalDate issuedOn,
      MoneyInput amount,
      String code,
      String number,
      UUID original,
      UUID picture) {
    String plain = plain(number);
    boolean digital = plain != null && plain.length() == DIGITAL_NUMBER;
    return new NewReceipt(
        kind, issuedOn, amount, digital ? null : plain(code), plain, original, picture);
  }

  // The same number stays the same, however it is typed: in wide characters, with spaces or
  // hyphens.
  private static String plain(String text) {
    if (Text.isBlank(text)) {
      return null;
    }
    return Normalizer.normalize(Text.stripped(text), Normalizer.Form.NFKC)
        .replaceAll("[\\s-]", "")
        .toUpperCase(Locale.ROOT);
  }
}
