package org.crowdshelf.shared.input;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where the fields of an aggregate stand in the input of a mutation. Immutable.
 *
 * @param <A> the aggregate
 * @param <I> the input
 */
public final class InputFields<A, I> {

  private final Map<Field<A, ?>, Function<I, ?>> accessors;

  private InputFields(Map<Field<A, ?>, Function<I, ?>> accessors) {
    this.accessors = accessors;
  }

  /** No field yet. */
  public static <A, I> InputFields<A, I> none() {
    return new InputFields<>(Map.of());
  }

  /** The same with one more field, and how its value is got from the input. */
  public <T> InputFields<A, I> and(Field<A, T> field, Function<I, T> accessor) {
    Map<Field<A, ?>, Function<I, ?>> more = new LinkedHashMap<>(accessors);
    more.put(field, accessor);
    return new InputFields<>(more);
  }

  /** A list of an input, each entry mapped; null stays null. */
  public static <E, T> List<T> each(List<E> sent, Function<E, T> mapping) {
    return sent == null ? null : sent.stream().map(mapping).toList();
  }

  /** The names of the fields. */
  public Set<String> names() {
    return accessors.keySet().stream().map(Field::name).collect(Collectors.toUnmodifiableSet());
  }

  /** The values of all fields; null for one that was left out. */
  public FieldValues<A> all(I input) {
    FieldValues<A> values = FieldValues.none();
    for (Field<A, ?> field : accessors.keySet()) {
      values = put(values, field, input);
    }
    return values;
  }

  /**
   * The values of the fields that the client sent. A record cannot tell null from left out; the
   * arguments of the request can.
   */
  public FieldValues<A> sent(I input, Context context) {
    Map<String, ?> arguments = context.unwrap(DataFetchingEnvironment.class).getArgument("input");
    FieldValues<A> values = FieldValues.none();
    for (Field<A, ?> field : accessors.keySet()) {
      if (arguments.containsKey(field.name())) {
        values = put(values, field, input);
      }
    }
    return values;
  }

  @SuppressWarnings("unchecked") // and() takes an accessor of the field's type alone.
  private <T> FieldValues<A> put(FieldValues<A> values, Field<A, T> field, I input) {
    return values.with(field, ((Function<I, T>) accessors.get(field)).apply(input));
  }
}
