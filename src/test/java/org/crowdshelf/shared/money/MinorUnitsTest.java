package org.crowdshelf.shared.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinorUnitsTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 9_007_199_254_740_991L, -9_007_199_254_740_991L})
  void takesWhatAJsonNumberCarriesExactly(long value) {
    assertEquals(value, new MinorUnits(value).value());
    assertEquals(value, new MinorUnits(BigInteger.valueOf(value)).value());
    assertEquals(BigInteger.valueOf(value), new MinorUnits(value).intValueForSerialization());
  }

  @ParameterizedTest
  @ValueSource(
      longs = {9_007_199_254_740_992L, -9_007_199_254_740_992L, Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesWhatAJsonNumberWouldRound(long value) {
    assertThrows(IllegalArgumentException.class, () -> new MinorUnits(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740992",
        "9223372036854775808",
        "18446744073709551621",
        "-18446744073709551621"
      })
  void neverWraps(String value) {
    assertThrows(IllegalArgumentException.class, () -> new MinorUnits(new BigInteger(value)));
  }
}
