package org.crowdshelf.reward;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.crowdshelf.shared.input.InputField;
import org.crowdshelf.shared.text.Text;

/** What a fundraiser wants to change about a reward; a field left out stays as it stands. */
public record RewardChange(
    InputField<String> title,
    InputField<String> description,
    InputField<Integer> limit,
    InputField<LocalDate> estimatedDelivery) {

  /** What of it is new: a form may send again what stands, though it could not be chosen anew. */
  RewardChange comparedTo(Reward standing) {
    return new RewardChange(
        saysTheSame(title, standing.title) ? InputField.leftOut() : title,
        newTo(standing.description, description),
        newTo(standing.limitCount, limit),
        newTo(standing.estimatedDelivery, estimatedDelivery));
  }

  /** Whether it changes nothing. */
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
