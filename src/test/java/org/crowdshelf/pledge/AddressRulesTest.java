package org.crowdshelf.pledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.crowdshelf.region.Regions;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800138000",
        "138 0013 8000",
        "+86 138-0013-8000",
        "0512-65223344转801",
        "(0512) 65223344",
        "（0512）65223344",
        "6522334",
        "+1 415.555.0132 #12"
      })
  void takesPhoneNumbersAsPeopleWriteThem(String phone) {
    assertEquals(List.of(), codes(phone));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "652233",
        "no phone",
        "call 13800138000",
        "138+00138000",
        "-------",
        "123456789012345678901",
        "1380013800o",
        "１３８００１３８０００"
      })
  void refusesWhatIsNoPhoneNumber(String phone) {
    assertEquals(List.of("BAD_PHONE"), codes(phone));
  }

  @Test
  void tellsOneProblemOfAPhoneNumber() {
    assertEquals(List.of("BLANK"), codes(" "));
    assertEquals(List.of("TOO_LONG"), codes("1".repeat(31)));
  }

  @Test
  void asksForTheSmallestRegion() {
    assertEquals(List.of("UNKNOWN_REGION"), codes(Regions.Extent.UNKNOWN));
    assertEquals(List.of("REGION_TOO_WIDE"), codes(Regions.Extent.DIVIDED));
    assertEquals(List.of(), codes(Regions.Extent.SMALLEST));
  }

  private static List<String> codes(String phone) {
    Checks checks = new Checks();
    AddressRules.check(checks, new DeliveryAddress("R", phone, "500231", "S", null));
    return codes(checks);
  }

  private static List<String> codes(Regions.Extent extent) {
    Checks checks = new Checks();
    AddressRules.checkRegion(checks, extent);
    return codes(checks);
  }

  private static List<String> codes(Checks checks) {
    return checks.found().stream().map(Rejection::code).toList();
  }
}
