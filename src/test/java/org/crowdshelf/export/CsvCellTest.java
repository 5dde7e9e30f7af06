package org.crowdshelf.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+86 138", "-1", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠SUM(A1)"})
  void isNeverAFormula(String text) {
    assertEquals("'" + text, CsvCell.of(text));
  }

  @Test
  void quotesWhatWouldEndIt() {
    assertEquals("\"a,b\"", CsvCell.of("a,b"));
    assertEquals("\"a \"\"b\"\"\"", CsvCell.of("a \"b\""));
    assertEquals("\"a\nb\"", CsvCell.of("a\nb"));
    assertEquals("\"'\r=1\"", CsvCell.of("\r=1"));
    assertEquals("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"", CsvCell.of("=HYPERLINK(\"x\",\"y\")"));
  }

  @Test
  void keepsEverythingElse() {
    assertEquals("学府路 1 号", CsvCell.of("学府路 1 号"));
    assertEquals("a=b", CsvCell.of("a=b"));
    assertEquals("", CsvCell.of(""));
    assertEquals("", CsvCell.of(null));
  }
}
