package org.crowdshelf.daybook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;

/**
 * A day of a project's public ledger, which is over.
 *
 * @param lines in the order of their kinds
 */
record LedgerDay(LocalDate day, List<Line> lines) {

  /** The hash before the first day. */
  static final String BEGINNING = "0".repeat(64);

  private static final String VERSION = "crowdshelf-ledger-v1";

  /**
   * The movements of one kind.
   *
   * @param tranche the key of the tranche that was paid out; null for other kinds
   * @param spending the key of the spending that was shown or taken back; null for other kinds
   */
  record Line(
      LedgerKind kind, int count, String currency, long amountMinor, UUID tranche, UUID spending) {

    private static final Comparator<Line> ORDER =
        Comparator.comparing(Line::kind)
            .thenComparing(Line::id, Comparator.nullsFirst(Comparator.naturalOrder()));

    private String id() {
      if (tranche != null) {
        return Ids.encode(IdType.TRANCHE, tranche);
      }
      return spending == null ? null : Ids.encode(IdType.SPENDING, spending);
    }

    private String text() {
      return kind
          + " "
          + count
          + " "
          + currency
          + " "
          + amountMinor
          + (id() == null ? "" : " " + id())
          + "\n";
    }
  }

  LedgerDay {
    lines = lines.stream().sorted(Line.ORDER).toList();
  }

  /**
   * The day's hash: SHA-256 over the day before's and these lines, in hexadecimal digits.
   *
   * @param previous the hash of the last day that had a movement, or {@link #BEGINNING}
   * @param project the project's public id
   */
  String hash(String previous, String project) {
    StringBuilder text = new StringBuilder();
    for (String line : List.of(VERSION, previous, project, day.toString())) {
      text.append(line).append('\n');
    }
    lines.forEach(line -> text.append(line.text()));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
