package org.crowdshelf.shared.money;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.crowdshelf.shared.language.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MoneyTest {

  @ParameterizedTest
  @EnumSource(Language.class)
  void showsYuanInBothLanguagesAlike(Language language) {
    assertEquals("¥16,567.67", Money.of(1_656_767, "CNY").display(language));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void showsDebtsWithTheirSign(Language language) {
    assertEquals("-¥0.01", Money.of(-1, "CNY").display(language));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void showsTheGreatestAmountExactly(Language language) {
    assertEquals("¥90,071,992,547,409.91", Money.of(MinorUnits.MAX, "CNY").display(language));
  }

  @ParameterizedTest
  @CsvSource({"JPY,'1,234'", "KWD,'1.234'", "USD,'12.34'"})
  void showsAsManyDecimalsAsTheCurrencyHas(String currency, String digits) {
    for (Language language : Language.values()) {
      String display = Money.of(1234, currency).display(language);
      assertEquals(digits, display.replaceAll("[^0-9.,]", ""), display);
    }
  }

  @Test
  void tellsYenFromYuanInBothLanguages() {
    assertEquals("JP¥1,234", Money.of(1234, "JPY").display(Language.EN));
    assertEquals("JP¥1,234", Money.of(1234, "JPY").display(Language.ZH_CN));
  }

  @Test
  void hasNoBinaryFractionOnItsWay() {
    assertEquals("¥0.10", Money.of(10, "CNY").display(Language.EN));
    assertEquals("¥0.30", Money.of(30, "CNY").display(Language.EN));
  }
}
