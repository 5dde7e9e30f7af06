package org.crowdshelf.export;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.privacy.OwnData;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.language.Messages;
import org.crowdshelf.shared.money.Currencies;

/**
 * Writes the content of a file in the caller's transaction. Rows are fetched from a cursor, a page
 * at a time: one plan, one snapshot, and memory for one page.
 */
@ApplicationScoped
class WriteExport {

  /** Rows that are fetched at a time. */
  static final int PAGE = 500;

  private static final String OPEN = "declare export_rows no scroll cursor for ";

  private static final String FETCH = "fetch " + PAGE + " from export_rows";

  private static final String CLOSE = "close export_rows";

  private static final String PEOPLE_BEFORE = "delete from export_people where export_id = $1";

  private static final String PEOPLE =
      """
      insert into export_people (export_id, pledge_id, account_id)
      select $1, * from unnest($2::uuid[], $3::uuid[])""";

  /** The project has got more rows since the file was asked for. */
  static final class TooManyRows extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyRows() {
      super("more rows than a file has", null, false, false);
    }
  }

  private record Line(String cells, UUID pledge, UUID account) {}

  private final Writes writes;
  private final OwnData ownData;

  WriteExport(Writes writes, OwnData ownData) {
    this.writes = writes;
    this.ownData = ownData;
  }

  /** Writes it; answers how many rows it has, 0 for one's own data. */
  Uni<Integer> run(DueExport due, ExportFile file) {
    return due.kind() == ExportKind.OWN_DATA
        ? ownData
            .of(due.account())
            .onItem()
            .transformToUniAndConcatenate(file::add)
            .collect()
            .asList()
            .replaceWith(0)
        : sheet(due, file);
  }

  private Uni<Integer> sheet(DueExport due, ExportFile file) {
    ExportSheet sheet = ExportSheet.of(due.kind());
    SheetText text = new SheetText(sheet.headings(), due.format(), due.language());
    return writes
        .change(PEOPLE_BEFORE, due.key())
        .chain(() -> writes.change(opened(sheet), params(due)))
        .chain(() -> file.add(text.begin()))
        .chain(() -> Drain.whileFull(PAGE, () -> page(due, sheet, text, file)))
        .call(() -> writes.change(CLOSE))
        .call(() -> file.add(text.end()))
        .map(WriteExport::counted);
  }

  private static int counted(long rows) {
    if (rows > ExportSheet.MOST_ROWS) {
      throw new TooManyRows();
    }
    return (int) rows;
  }

  private static String opened(ExportSheet sheet) {
    return OPEN
        + (sheet.hasPeople()
            ? sheet.limited()
            : "select cells, null::uuid as pledge_id, null::uuid as account_id from ("
                + sheet.limited()
                + ") as sheet");
  }

  private static Object[] params(DueExport due) {
    long unit = Currencies.minorPerMajor(Currencies.of(due.currency()).orElseThrow());
    int digits = (int) Math.round(Math.log10(unit));
    String anonymous = Messages.text(due.language(), "ANONYMOUS_BACKER", Map.of());
    return new Object[] {due.project(), due.rewards(), digits, anonymous, due.account()};
  }

  private Uni<Integer> page(DueExport due, ExportSheet sheet, SheetText text, ExportFile file) {
    return writes
        .list(FETCH, WriteExport::line, new Object[0])
        .call(lines -> sheet.hasPeople() ? note(due, lines) : Uni.createFrom().voidItem())
        .call(lines -> file.add(textOf(lines, text)))
        .map(List::size);
  }

  private static String textOf(List<Line> lines, SheetText text) {
    StringBuilder page = new StringBuilder();
    lines.forEach(line -> page.append(text.row(line.cells())));
    return page.toString();
  }

  private Uni<Integer> note(DueExport due, List<Line> lines) {
    return writes.change(
        PEOPLE,
        due.key(),
        lines.stream().map(Line::pledge).toList(),
        lines.stream().map(Line::account).toList());
  }

  private static Line line(Row row) {
    return new Line(row.text("cells"), row.uuid("pledge_id"), row.uuid("account_id"));
  }
}
