package org.crowdshelf.shared.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrenciesTest {

  @Test
  void knowsTheYuan() {
    assertEquals(Optional.of(Currency.getInstance("CNY")), Currencies.of("CNY"));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {"cny", "CN", "CNYY", "ABC", "XXX", "XAU", "CNY ", "ＣＮＹ", "CNY\n", "\0\0\0"})
  void refusesWhatIsNoCurrencyWithAMinorUnit(String code) {
    assertTrue(Currencies.of(code).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"CNY,100", "JPY,1", "KWD,1000"})
  void countsMinorUnits(String code, long perMajor) {
    assertEquals(perMajor, Currencies.minorPerMajor(Currency.getInstance(code)));
  }
}
