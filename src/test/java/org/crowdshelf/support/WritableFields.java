package org.crowdshelf.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crowdshelf.shared.input.Field;
import org.crowdshelf.shared.input.InputFields;
import org.eclipse.microprofile.graphql.Id;

/** Compares the input of a mutation with the list of fields that it writes. */
public final class WritableFields {

  private WritableFields() {}

  /**
   * Fails unless the input has exactly these fields, and the mutation reads each of them.
   *
   * @param others the input's fields that are not written: the aggregate's id and conditions
   */
  public static <A> void assertComplete(
      Class<? extends Record> input,
      Set<String> others,
      InputFields<A, ?> read,
      Collection<Field<A, ?>> listed) {
    Set<String> names =
        listed.stream().map(Field::name).collect(Collectors.toCollection(TreeSet::new));
    Set<String> inInput = new TreeSet<>(components(input).map(RecordComponent::getName).toList());
    inInput.removeAll(others);
    assertEquals(names, inInput, "the list of fields and the input differ");
    assertEquals(names, new TreeSet<>(read.names()), "the mutation does not read what is listed");
  }

  /** The names of an input's texts, ids apart. */
  public static List<String> texts(Class<? extends Record> input) {
    return components(input)
        .filter(component -> component.getType().equals(String.class))
        .filter(component -> !component.getAccessor().isAnnotationPresent(Id.class))
        .map(RecordComponent::getName)
        .toList();
  }

  private static Stream<RecordComponent> components(Class<? extends Record> input) {
    return Arrays.stream(input.getRecordComponents());
  }
}
