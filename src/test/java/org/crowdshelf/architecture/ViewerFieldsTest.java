package org.crowdshelf.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.transport.cache.CachePolicyRules;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** A field whose value depends on the viewer has a cache rule of its own. */
@AnalyzeClasses(packages = "org.crowdshelf", importOptions = ImportOption.DoNotIncludeTests.class)
class ViewerFieldsTest {

  @ArchTest
  static void eachFieldThatAsksForTheViewerHasACacheRule(JavaClasses classes) {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : classes) {
      if (type.isAnnotatedWith(GraphQLApi.class)) {
        type.getMethods()
            .forEach(
                method ->
                    field(method).filter(f -> asksForTheViewer(method)).ifPresent(found::add));
      }
    }
    assertTrue(found.size() > 5, found::toString);
    found.removeIf(
        place -> CachePolicyRules.decideOn(place.split("\\.")[0], place.split("\\.")[1]));
    assertEquals(Set.of(), found, "fields without a rule in CachePolicy");
  }

  // Query.name, or Type.name of a field that is added to a type.
  private static Optional<String> field(JavaMethod method) {
    if (method.isAnnotatedWith(Query.class)) {
      return Optional.of("Query." + method.getName());
    }
    return method.getParameters().stream()
        .filter(parameter -> parameter.isAnnotatedWith(Source.class))
        .map(JavaParameter::getRawType)
        .map(type -> type.getAnnotationOfType(Name.class).value() + "." + method.getName())
        .findFirst();
  }

  private static boolean asksForTheViewer(JavaMethod method) {
    Set<JavaCodeUnit> seen = new HashSet<>(Set.of(method));
    Deque<JavaCodeUnit> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      JavaCodeUnit unit = open.poll();
      for (JavaCodeUnit called : called(unit).toList()) {
        if (called.getOwner().isEquivalentTo(CurrentAccount.class)) {
          return true;
        }
        if (seen.add(called)) {
          open.add(called);
        }
      }
    }
    return false;
  }

  private static Stream<JavaCodeUnit> called(JavaCodeUnit unit) {
    return Stream.<JavaAccess<? extends AccessTarget.CodeUnitAccessTarget>>concat(
            unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream())
        .filter(access -> Features.isOurs(access.getTargetOwner()))
        .flatMap(access -> access.getTarget().resolveMember().stream());
  }
}
