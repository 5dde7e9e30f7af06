package org.crowdshelf.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crowdshelf.fulfilment.FulfilmentState;
import org.crowdshelf.pledge.PledgeState;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.language.Messages;
import org.junit.jupiter.api.Test;

/** Every code that a client may get has a text in both languages. */
class ErrorTextsTest {

  // These have the engine's message about the document, a text per rule, or the message that client
  // libraries look for.
  private static final Set<String> TOLD_OTHERWISE =
      Set.of(
          "GRAPHQL_PARSE_FAILED",
          "GRAPHQL_VALIDATION_FAILED",
          "BAD_USER_INPUT",
          "PERSISTED_QUERY_NOT_FOUND");

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.crowdshelf");

  @Test
  void everyRejectionHasAText() {
    Set<String> rejections =
        OURS.stream()
            .filter(type -> type.isEnum() && type.getSimpleName().endsWith("Error"))
            .flatMap(type -> constants(type).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(rejections.contains("TOO_LONG"), () -> "found only " + rejections);
    assertEquals(Set.of(), without(rejections));
  }

  @Test
  void everyErrorCodeInUseHasAText() {
    Set<String> used =
        OURS.stream()
            .filter(type -> !type.isEquivalentTo(ErrorCode.class))
            .flatMap(type -> type.getFieldAccessesFromSelf().stream())
            .filter(access -> access.getTargetOwner().isEquivalentTo(ErrorCode.class))
            .map(access -> access.getTarget().getName())
            .filter(code -> !TOLD_OTHERWISE.contains(code))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(used.contains("INTERNAL"), () -> "found only " + used);
    assertEquals(Set.of(), without(used));
  }

  @Test
  void everyStateThatATextNamesHasAName() {
    Set<String> names =
        Stream.of(ProjectState.values(), PledgeState.values(), FulfilmentState.values())
            .flatMap(Stream::of)
            .map(state -> state.getClass().getSimpleName() + "." + state.name())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), without(names));
  }

  @Test
  void noCodeMeansTwoThings() {
    List<String> codes =
        OURS.stream()
            .filter(type -> type.isEnum() && type.getSimpleName().endsWith("Error"))
            .flatMap(type -> constants(type).stream())
            .toList();
    assertEquals(codes.stream().distinct().toList(), codes);
  }

  private static Set<String> without(Set<String> codes) {
    Set<String> missing = new TreeSet<>();
    for (Language language : Language.values()) {
      codes.stream().filter(code -> !Messages.keys(language).contains(code)).forEach(missing::add);
    }
    return missing;
  }

  private static List<String> constants(JavaClass type) {
    return type.getFields().stream()
        .filter(field -> field.getRawType().equals(type))
        .map(JavaField::getName)
        .toList();
  }
}
