package org.crowdshelf.shared.input;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.crowdshelf.shared.error.Checks;

/**
 * FieldValues by field: those that a request sent (a field left out is absent, one set to null is
 * present), or all those of an aggregate. Immutable.
 */
public final class FieldValues<A> {

  private final Map<Field<A, ?>, Object> values;

  private FieldValues(Map<Field<A, ?>, Object> values) {
    this.values = values;
  }

  /** No field at all. */
  public static <A> FieldValues<A> none() {
    return new FieldValues<>(Map.of());
  }

  /** The values of an aggregate in these fields. */
  public static <A> FieldValues<A> of(A aggregate, Collection<Field<A, ?>> fields) {
    Map<Field<A, ?>, Object> values = new LinkedHashMap<>();
    fields.forEach(field -> values.put(field, field.read(aggregate)));
    return new FieldValues<>(values);
  }

  /** The same values with one more. */
  public <T> FieldValues<A> with(Field<A, T> field, T value) {
    Map<Field<A, ?>, Object> more = new LinkedHashMap<>(values);
    more.put(field, value);
    return new FieldValues<>(more);
  }

  /** The values of these fields alone. */
  public FieldValues<A> only(Collection<Field<A, ?>> fields) {
    Map<Field<A, ?>, Object> fewer = new LinkedHashMap<>(values);
    fewer.keySet().retainAll(fields);
    return new FieldValues<>(fewer);
  }

  /** The value of a field; null where it is absent or cleared. */
  @SuppressWarnings("unchecked") // with() and of() put values of the field's type alone.
  public <T> T get(Field<A, T> field) {
    return (T) values.get(field);
  }

  /** Returns whether the field is present, with a value or cleared. */
  public boolean has(Field<A, ?> field) {
    return values.containsKey(field);
  }

  /** Returns whether no field is present. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** The fields that are present. */
  public Set<Field<A, ?>> fields() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /** The names of the fields that are present. */
  public Set<String> names() {
    return values.keySet().stream().map(Field::name).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The SHA-256 of the fields and their values as they were sent, by which the same input is
   * recognised when it is sent again.
   */
  public byte[] hash() {
    List<String> sorted =
        values.keySet().stream()
            .map(field -> field.name() + "=" + values.get(field))
            .sorted()
            .toList();
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(String.join("\0", sorted).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** These values, and those of {@code standing} for the fields that are absent here. */
  public FieldValues<A> over(FieldValues<A> standing) {
    Map<Field<A, ?>, Object> merged = new LinkedHashMap<>(standing.values);
    merged.putAll(values);
    return new FieldValues<>(merged);
  }

  /** The fields of these values whose stored form differs in {@code other}. */
  public List<Field<A, ?>> differences(FieldValues<A> other) {
    return values.keySet().stream()
        .filter(field -> !Objects.equals(field.stored(this), field.stored(other)))
        .toList();
  }

  /** Reports what is wrong with the values of these fields, in their order. */
  public void check(Checks checks, Collection<Field<A, ?>> fields) {
    fields.forEach(field -> field.check(checks, this));
  }

  /** Reports the required fields that are cleared, as BLANK. */
  public void checkCleared(Checks checks) {
    values.keySet().forEach(field -> field.checkCleared(checks, this));
  }

  /** Writes these fields into an aggregate, in their stored form. */
  public void write(A aggregate, Collection<Field<A, ?>> fields) {
    fields.forEach(field -> field.write(aggregate, this));
  }
}
