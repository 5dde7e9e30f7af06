package org.crowdshelf.export;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.crowdshelf.shared.language.Language;

/** The text of a sheet: what stands before its rows, each row, what stands behind them. */
final class SheetText {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final List<ExportSheet.Heading> headings;
  private final ExportFormat format;
  private final Language language;
  private boolean any;

  SheetText(List<ExportSheet.Heading> headings, ExportFormat format, Language language) {
    this.headings = headings;
    this.format = format;
    this.language = language;
  }

  String begin() {
    if (format == ExportFormat.JSON) {
      return "[";
    }
    return BYTE_ORDER_MARK
        + line(
            headings.stream()
                .map(one -> language == Language.ZH_CN ? one.chinese() : one.name())
                .toList());
  }

  /** The text of a row, of which the cells are a JSON list of texts. */
  String row(String cells) {
    JsonArray values = new JsonArray(cells);
    if (format == ExportFormat.CSV) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        texts.add(headings.get(i).shown(values.getString(i)));
      }
      return line(texts);
    }
    JsonObject object = new JsonObject();
    for (int i = 0; i < values.size(); i++) {
      object.put(headings.get(i).name(), headings.get(i).shown(values.getString(i)));
    }
    String before = any ? ",\n" : "\n";
    any = true;
    return before + object.encode();
  }

  String end() {
    return format == ExportFormat.JSON ? "\n]\n" : "";
  }

  private static String line(List<String> cells) {
    return cells.stream().map(CsvCell::of).collect(Collectors.joining(",", "", "\r\n"));
  }
}
