package org.crowdshelf.payment.alipay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalLong;
import org.crowdshelf.payment.Vectors;
import org.junit.jupiter.api.Test;

/** Amounts are exact in both directions. */
class YuanTest {

  @Test
  void writesFenAsYuan() {
    for (JsonNode one : Vectors.json("amounts.json").get("alipay")) {
      assertEquals(one.get("text").asText(), Yuan.text(one.get("minor").asLong()));
    }
  }

  @Test
  void readsYuanAndRefusesWhatIsNotAnAmount() {
    for (JsonNode one : Vectors.json("amounts.json").get("alipayRead")) {
      OptionalLong expected =
          one.get("minor").isNull()
              ? OptionalLong.empty()
              : OptionalLong.of(one.get("minor").asLong());
      assertEquals(expected, Yuan.minor(one.get("text").asText()), one.get("text").asText());
    }
    for (String text : List.of(".5", "1.", "1.2.3", "..", "+1", "１", "9".repeat(17), "1 ")) {
      assertEquals(OptionalLong.empty(), Yuan.minor(text), text);
    }
  }
}
