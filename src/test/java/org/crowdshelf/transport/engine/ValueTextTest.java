package org.crowdshelf.transport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.crowdshelf.shared.language.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Validation error (MissingFieldArgument@[project]) : Missing field argument 'id'"
            + " | id is missing. | 缺少 id。",
        "Variable 'id' has coerced Null value for NonNull type 'ID!' | id is missing. | 缺少 id。",
        "Validation error : argument 'input' is missing required fields '[title, goal]'"
            + " | input lacks title, goal. | input 缺少 title, goal。",
        "The variables input contains a field name 'x' that is not defined for input object type 'T'"
            + " | There is no field x. | 没有字段 x。",
        "Validation error : argument 'first' is not a valid 'Int' - Expected an AST type of 'IntValue'"
            + " | first must be a valid Int. | first 必须是有效的 Int。",
        "Variable 'o' has an invalid value: Invalid input for enum 'ProjectOrder'. Unknown value 'X'"
            + " | o must be a valid ProjectOrder. | o 必须是有效的 ProjectOrder。",
        "Variable 'd' has an invalid value: DateTime must be an instant like 2015-04-09T08:00:00Z"
            + " | d must be a valid DateTime. | d 必须是有效的 DateTime。",
        "Variable 'i' has an invalid value: Expected type 'Map' but was 'String'."
            + " | An argument has a value that cannot be used. | 参数的值无法使用。"
      })
  void tellsWhatIsMissingOrDoesNotFit(String engine, String english, String chinese) {
    assertEquals(english, ValueText.of(Language.EN, engine));
    assertEquals(chinese, ValueText.of(Language.ZH_CN, engine));
  }

  @Test
  void keepsATextAboutTheDocument() {
    String engine = "Validation error : Field 'x' in type 'Query' is undefined";
    assertEquals(engine, ValueText.of(Language.ZH_CN, engine));
  }
}
