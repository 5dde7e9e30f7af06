package org.crowdshelf.shared.input;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;

/**
 * A field that clients write. Each aggregate lists its fields once; checks, updates and comparisons
 * go through that list.
 *
 * @param <A> the aggregate that has the field
 * @param <T> the type of its value
 */
public final class Field<A, T> {

  private final String name;
  private final FieldCheck<A, T> check;
  private final Function<A, T> read;
  private final BiConsumer<A, T> write;
  private final UnaryOperator<T> storedForm;
  private final boolean clearable;

  private Field(
      String name,
      FieldCheck<A, T> check,
      Function<A, T> read,
      BiConsumer<A, T> write,
      UnaryOperator<T> storedForm,
      boolean clearable) {
    this.name = name;
    this.check = check;
    this.read = read;
    this.write = write;
    this.storedForm = storedForm;
    this.clearable = clearable;
  }

  /**
   * A field that is stored as it was sent and that null clears.
   *
   * @param name its name in the mutations' inputs
   */
  public static <A, T> Field<A, T> of(
      String name, FieldCheck<A, T> check, Function<A, T> read, BiConsumer<A, T> write) {
    return new Field<>(name, check, read, write, UnaryOperator.identity(), true);
  }

  /** The same field, which cannot be cleared: null is rejected as BLANK. */
  public Field<A, T> required() {
    return new Field<>(name, check, read, write, storedForm, false);
  }

  /**
   * The same field, stored in another form than it was sent. Two values with the same stored form
   * are no change.
   *
   * @param form gets null where the field was cleared, unless the field is {@link #required}
   */
  public Field<A, T> storedAs(UnaryOperator<T> form) {
    return new Field<>(name, check, read, write, form, clearable);
  }

  /** Its name in the mutations' inputs. */
  public String name() {
    return name;
  }

  /** The value that the aggregate has. */
  T read(A aggregate) {
    return read.apply(aggregate);
  }

  void write(A aggregate, FieldValues<A> values) {
    write.accept(aggregate, stored(values));
  }

  /** The value in the form that it is stored in. */
  public T stored(FieldValues<A> values) {
    T value = values.get(this);
    return value == null && !clearable ? null : storedForm.apply(value);
  }

  void check(Checks checks, FieldValues<A> values) {
    T value = values.get(this);
    if (value != null) {
      check.check(checks, value, values);
    }
  }

  void checkCleared(Checks checks, FieldValues<A> sent) {
    if (!clearable && sent.get(this) == null) {
      checks.add(Rejection.of(InputError.BLANK, name));
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
