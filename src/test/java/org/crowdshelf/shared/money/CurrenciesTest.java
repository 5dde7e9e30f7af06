package org.crowdshelf.shared.money;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.ibm.icu.text.CurrencyMetaInfo;
import com.ibm.icu.text.CurrencyMetaInfo.CurrencyFilter;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.crowdshelf.shared.language.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrenciesTest {

  private static final Instant TABLE_WRITTEN = Instant.parse("2026-11-26T00:00:00Z");

  @Test
  void areThoseThatCldrKnowsAsLegalTender() {
    List<String> tender =
        CurrencyMetaInfo.getInstance()
            .currencies(CurrencyFilter.onDate(TABLE_WRITTEN.toEpochMilli()).withTender());
    Set<String> taken = new TreeSet<>();
    for (Currency currency : Currency.getAvailableCurrencies()) {
      Currencies.of(currency.getCurrencyCode()).ifPresent(c -> taken.add(c.getCurrencyCode()));
    }
    assertEquals(new TreeSet<>(tender), taken);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        // Former money: the mark, the kuna, the bolívar, the lev.
        "DEM",
        "HRK",
        "VEF",
        "BGN",
        // Funds, metals, tests, none.
        "CHE",
        "CLF",
        "USN",
        "UYI",
        "XDR",
        "XAU",
        "XTS",
        "XXX",
        "cny",
        "CNY ",
        "RMB",
        "¥",
        "CNYCNY"
      })
  void takesNothingElse(String code) {
    assertEquals(true, Currencies.of(code).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"CNY,100", "JPY,1", "KWD,1000"})
  void knowsTheMinorUnits(String code, long minor) {
    assertEquals(minor, Currencies.minorPerMajor(Currencies.of(code).orElseThrow()));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noTwoCurrenciesLookAlike(Language language) {
    Map<String, String> shown = new HashMap<>();
    for (Currency currency : Currency.getAvailableCurrencies()) {
      String code = currency.getCurrencyCode();
      if (Currencies.of(code).isPresent()) {
        String display = Money.of(1_000_000, code).display(language).replaceAll("[\\d.,]", "");
        assertEquals(null, shown.put(display, code), display + " is also " + code);
      }
    }
  }
}
