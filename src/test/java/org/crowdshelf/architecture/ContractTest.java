package org.crowdshelf.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Clients are built against contract*.graphql: what they promise is served as they promise it. */
@QuarkusTest
class ContractTest {

  private static final Path RESOURCES = Path.of("src/test/resources");

  /** The first contract, and what extends it. */
  private final Map<String, String> promised =
      Contract.parts(
          read("contract.graphql")
              + read("contract-payments.graphql")
              + read("contract-desk.graphql")
              + read("contract-trust.graphql"));

  private final Set<String> toCome = new TreeSet<>(read("contract-to-come.txt").lines().toList());

  @Test
  void everythingPromisedIsServedOrListedAsToCome() {
    Map<String, String> served = served();
    Set<String> missing = in(promised.keySet());
    missing.removeIf(part -> served.containsKey(part) || isToCome(part));
    assertEquals(Set.of(), missing);
  }

  @Test
  void whatIsServedHasTheTypeNullabilityAndDefaultThatWerePromised() {
    Map<String, String> served = served();
    Set<String> different = in(promised.keySet());
    different.removeIf(
        part -> !served.containsKey(part) || served.get(part).equals(promised.get(part)));
    assertEquals(
        Set.of(),
        different.stream()
            .map(part -> part + ": " + served.get(part) + ", promised " + promised.get(part))
            .collect(toCollection(TreeSet::new)));
  }

  @Test
  void nothingListedAsToComeIsServed() {
    Set<String> come = in(toCome);
    come.retainAll(served().keySet());
    assertEquals(Set.of(), come, "take these lines out of contract-to-come.txt");
  }

  @Test
  void nothingIsListedAsToComeThatWasNeverPromised() {
    Set<String> unknown = in(toCome);
    unknown.removeAll(promised.keySet());
    assertEquals(Set.of(), unknown);
  }

  // A line stands for all that lies within it: a type for its fields, a field for its arguments.
  private boolean isToCome(String part) {
    return toCome.contains(part)
        || toCome.stream()
            .anyMatch(line -> part.startsWith(line + ".") || part.startsWith(line + " "));
  }

  private static Map<String, String> served() {
    return Contract.parts(ServedSchema.text());
  }

  private static Set<String> in(Set<String> parts) {
    return new TreeSet<>(parts);
  }

  private static String read(String file) {
    try {
      return Files.readString(RESOURCES.resolve(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
