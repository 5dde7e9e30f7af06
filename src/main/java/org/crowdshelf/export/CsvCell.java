package org.crowdshelf.export;

/** A cell of a CSV file (RFC 4180) that a spreadsheet shows as it is. */
final class CsvCell {

  // Characters that Excel, WPS and LibreOffice take for the beginning of a formula, also in full
  // width; a tab
  // or a line break before it does not hinder them.
  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private CsvCell() {}

  /** The cell of a text; an empty one for null. */
  static String of(String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    String shown = FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean plain = shown.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return plain ? shown : "\"" + shown.replace("\"", "\"\"") + "\"";
  }
}
