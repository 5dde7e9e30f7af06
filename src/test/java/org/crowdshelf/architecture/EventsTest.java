package org.crowdshelf.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.crowdshelf.shared.outbox.Event;

/** A newcomer finds all events of a feature on one page. */
@AnalyzeClasses(packages = "org.crowdshelf", importOptions = ImportOption.DoNotIncludeTests.class)
class EventsTest {

  @ArchTest
  static void eachIsARecordOnItsFeaturesPageOfEvents(JavaClasses classes) {
    List<JavaClass> events = events(classes);
    assertTrue(events.size() > 20, events::toString);
    for (JavaClass event : events) {
      String page = event.getEnclosingClass().map(JavaClass::getSimpleName).orElse("");
      assertTrue(event.isRecord() && page.endsWith("Events"), event.getName());
    }
  }

  @ArchTest
  static void noTwoAreStoredUnderOneName(JavaClasses classes) {
    List<String> names = events(classes).stream().map(JavaClass::getSimpleName).toList();
    assertEquals(Set.copyOf(names).size(), names.size(), () -> new HashSet<>(names).toString());
  }

  private static List<JavaClass> events(JavaClasses classes) {
    return classes.stream()
        .filter(type -> type.isAssignableTo(Event.class) && !type.isInterface())
        .toList();
  }
}
