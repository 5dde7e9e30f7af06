package org.crowdshelf.region.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RegionsTest {

  private static final String WITHIN =
      """
      query ($parent: String) {
        regions(parent: $parent) {
          code name fullName level parent { code name level parent { name level parent { code } } }
        }
      }""";

  @Test
  void areTheProvincesWithoutAParent() {
    Answer answer = Person.VISITOR.asks("{ regions { code level parent { code } } }");
    List<String> codes = answer.get("regions.code");
    assertEquals(34, codes.size());
    assertEquals(codes.stream().sorted().toList(), codes);
    assertEquals(List.of("PROVINCE"), distinct(answer, "regions.level"));
    assertNull(answer.get("regions[0].parent"));
  }

  @Test
  void leadFromTheProvinceToTheCounty() {
    assertTrue(within("520000").<List<String>>get("regions.name").contains("黔东南苗族侗族自治州"));
    Answer counties = within("522600");
    String county = "regions.find { it.code == '522627' }.";
    assertEquals("天柱县", counties.get(county + "name"));
    assertEquals("贵州省黔东南苗族侗族自治州天柱县", counties.get(county + "fullName"));
    assertEquals("COUNTY", counties.get(county + "level"));
    assertEquals("PREFECTURE", counties.get(county + "parent.level"));
    assertEquals("贵州省", counties.get(county + "parent.parent.name"));
    assertNull(counties.get(county + "parent.parent.parent"));
  }

  @Test
  void listTheDistrictsOfAMunicipalityDirectlyBelowIt() {
    Answer districts = within("110000");
    assertEquals(List.of("COUNTY"), distinct(districts, "regions.level"));
    assertEquals("北京市西城区", districts.get("regions.find { it.name == '西城区' }.fullName"));
  }

  @Test
  void areEmptyForACodeWithoutDivisionsAndForAnUnknownOne() {
    for (String parent : List.of("522627", "999999", "", "52", "%", "贵州省", "5".repeat(500))) {
      assertEquals(List.of(), within(parent).get("regions"), parent);
    }
    assertEquals("BAD_USER_INPUT", within("52\u0000000").errorCode());
  }

  @Test
  void areFoundByTheirCode() {
    String query = "query ($code: String!) { region(code: $code) { fullName parent { name } } }";
    Answer answer = Person.VISITOR.asks(query, Map.of("code", "522627"));
    assertEquals("贵州省黔东南苗族侗族自治州天柱县", answer.get("region.fullName"));
    assertEquals("黔东南苗族侗族自治州", answer.get("region.parent.name"));
    for (String code : List.of("999999", "", "%", "5".repeat(500))) {
      assertNull(Person.VISITOR.asks(query, Map.of("code", code)).get("region"), code);
    }
  }

  @Test
  void areFoundByWordsOfTheirName() {
    assertEquals(List.of("天柱县"), found("天柱"));
    assertEquals(List.of("天柱县"), found(" 贵州\u3000天柱 "));
    assertEquals(List.of(), found("云南 天柱"));
    assertEquals("贵州省", found("贵州").get(0));
    assertEquals(List.of(), found(" \u3000"));
    assertEquals(List.of(), found("%"));
    assertEquals(20, found("县").size());
    assertEquals(List.of("西城区"), found("北京 西城"));
  }

  @Test
  void refuseALongText() {
    assertEquals("BAD_USER_INPUT", find("天".repeat(51)).errorCode());
    assertEquals("BAD_USER_INPUT", find("天\u0000").errorCode());
  }

  private static List<String> found(String text) {
    return find(text).get("findRegions.name");
  }

  private static Answer find(String text) {
    return Person.VISITOR.asks(
        "query ($text: String!) { findRegions(text: $text) { name } }", Map.of("text", text));
  }

  @Test
  void takeOneStatementForEachLevelOfParents() {
    Statements.assertAtMost(3, () -> within("522600").get("regions"));
  }

  private static List<String> distinct(Answer answer, String path) {
    return answer.<List<String>>get(path).stream().distinct().toList();
  }

  private static Answer within(String parent) {
    return Person.VISITOR.asks(WITHIN, Map.of("parent", parent));
  }
}
