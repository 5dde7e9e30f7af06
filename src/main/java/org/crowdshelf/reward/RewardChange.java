package org.crowdshelf.reward;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.crowdshelf.shared.input.InputField;
import org.crowdshelf.shared.text.Text;

/** A change of a reward; a field that is left out stays as it is. */
public record RewardChange(
    InputField<String> title,
    InputField<String> description,
    InputField<Integer> limit,
    InputField<LocalDate> estimatedDelivery) {

  /**
   * The part of it that differs from the reward. A form may send unchanged values, even values that
   * could not be chosen any more.
   */
  RewardChange comparedTo(Reward standing) {
    return new RewardChange(
        saysTheSame(title, standing.title) ? InputField.leftOut() : title,
        newTo(standing.description, description),
        newTo(standing.limitCount, limit),
        newTo(standing.estimatedDelivery, estimatedDelivery));
  }

  /** Returns whether it changes nothing. */
  boolean isEmpty() {
    return fields().isEmpty();
  }

  /** The names of the fields that it sets. */
  List<String> fields() {
    Map<String, InputField<?>> fields = new LinkedHashMap<>();
    fields.put("title", title);
    fields.put("description", description);
    fields.put("limit", limit);
    fields.put("estimatedDelivery", estimatedDelivery);
    return fields.keySet().stream().filter(field -> fields.get(field).set()).toList();
  }

  private static boolean saysTheSame(InputField<String> given, String standing) {
    return given.value() != null && Text.stripped(given.value()).equals(standing);
  }

  private static <T> InputField<T> newTo(T standing, InputField<T> given) {
    return given.set() && !Objects.equals(given.value(), standing) ? given : InputField.leftOut();
  }
}
