package org.crowdshelf.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.crowdshelf.shared.database.Document;

/**
 * Parts that a native image would miss: classes, members and resources that are found by name when
 * the service runs. What GraphQL and Hibernate find by name, their extensions register.
 */
@AnalyzeClasses(packages = "org.crowdshelf", importOptions = ImportOption.DoNotIncludeTests.class)
class NativeImageTest {

  // Each of them with what brings its resource into the image.
  private static final Map<String, String> READS_RESOURCES =
      Map.of(
          "org.crowdshelf.shared.language.Messages", "quarkus.native.resources.includes",
          "org.crowdshelf.shared.text.CharacterClasses", "quarkus.native.resources.includes",
          "org.crowdshelf.transport.document.OperationFiles", "quarkus.native.resources.includes",
          "org.crowdshelf.transport.start.Staging", "quarkus.native.resources.includes",
          "org.crowdshelf.transport.start.StartSettings", "asked on the JVM only",
          "org.crowdshelf.shared.database.SchemaVersion", "a migration, which the extension brings",
          "org.crowdshelf.local.DevPage", "development only");

  private static final Set<String> BY_NAME =
      Set.of(
          "forName",
          "loadClass",
          "newInstance",
          "getMethod",
          "getMethods",
          "getDeclaredMethod",
          "getDeclaredMethods",
          "getField",
          "getFields",
          "getDeclaredField",
          "getDeclaredFields",
          "getConstructor",
          "getConstructors",
          "getDeclaredConstructor",
          "getDeclaredConstructors",
          "getRecordComponents");

  private static final Set<String> READ_JSON =
      Set.of("read", "readValue", "treeToValue", "convertValue", "readerFor", "readerForListOf");

  @ArchTest
  static final ArchRule nothingIsFoundByItsName =
      noClasses()
          .should()
          .callMethodWhere(
              calls(
                  "members or classes by name",
                  call ->
                      call.getTargetOwner().isAssignableTo(Class.class)
                              && BY_NAME.contains(call.getName())
                          || call.getTargetOwner().isAssignableTo(ClassLoader.class)
                              && call.getName().equals("loadClass")
                          || call.getTargetOwner().isEquivalentTo(Proxy.class)));

  @ArchTest
  static final ArchRule servicesAreLookedUpForDevelopmentAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.crowdshelf.local")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ServiceLoader.class);

  // A native image is started once, when it is built: what such a field holds would be the same
  // everywhere.
  @ArchTest
  static final ArchRule noChanceIsTakenWhileClassesAreLoaded =
      classes()
          .should(
              Conditions.of(
                  "hold no static random numbers",
                  type ->
                      type.getFields().stream()
                          .filter(field -> field.getModifiers().toString().contains("STATIC"))
                          .noneMatch(
                              field ->
                                  field.getRawType().isAssignableTo(Random.class)
                                      || field.getRawType().isAssignableTo(SecureRandom.class))));

  // A native image interprets a handle that is not constant.
  @ArchTest
  static final ArchRule methodsAreNotCalledByHandles =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.lang\\.invoke\\.(MethodHandles?|VarHandle).*");

  @ArchTest
  static void whatAnnotationsNameIsRegistered(JavaClasses classes) {
    Set<String> unregistered = new TreeSet<>();
    Set<String> readers = new TreeSet<>();
    for (JavaClass type : classes) {
      for (JavaAnnotation<?> annotation : annotations(type).toList()) {
        for (JavaClass named : classesIn(annotation.getProperties().values())) {
          readers.add(annotation.getRawType().getName());
          if (Features.isOurs(named) && !named.isAnnotatedWith(RegisterForReflection.class)) {
            unregistered.add(annotation.getRawType().getName() + " names " + named.getName());
          }
        }
      }
    }
    assertEquals(Set.of(), unregistered, "a library would create it by reflection");
    assertTrue(readers.contains(JsonbTypeDeserializer.class.getName()), readers::toString);
  }

  private static Stream<? extends JavaAnnotation<?>> annotations(JavaClass type) {
    return Stream.of(
            type.getAnnotations().stream(),
            type.getMembers().stream().flatMap(member -> member.getAnnotations().stream()),
            type.getCodeUnits().stream()
                .flatMap(unit -> unit.getParameterAnnotations().stream())
                .flatMap(Set::stream))
        .flatMap(annotations -> annotations);
  }

  // Of one value, of lists, and of annotations within annotations.
  private static Set<JavaClass> classesIn(Collection<?> values) {
    Set<JavaClass> found = new HashSet<>();
    for (Object value : values) {
      if (value instanceof JavaClass type) {
        found.add(type);
      } else if (value instanceof JavaAnnotation<?> inner) {
        found.addAll(classesIn(inner.getProperties().values()));
      } else if (value instanceof Object[] list) {
        found.addAll(classesIn(Arrays.asList(list)));
      }
    }
    return found;
  }

  @ArchTest
  static void resourcesAreReadWhereTheyAreKnownToBeThere(JavaClasses classes) {
    Set<String> readers = new TreeSet<>();
    for (JavaClass type : classes) {
      type.getMethodCallsFromSelf().stream()
          .filter(call -> call.getName().matches("getResource(s|AsStream)?|getSystemResource.*"))
          .map(JavaAccess::getOriginOwner)
          .map(NativeImageTest::outermost)
          .forEach(readers::add);
    }
    readers.removeAll(READS_RESOURCES.keySet());
    assertEquals(Set.of(), readers, "an image has the resources that somebody brings in");
  }

  @ArchTest
  static void whatIsReadFromJsonIsRegistered(JavaClasses classes) {
    Set<JavaClass> read = new HashSet<>();
    for (JavaClass type : classes) {
      type.getMethodCallsFromSelf().stream()
          .filter(NativeImageTest::readsJson)
          .map(JavaAccess::getOrigin)
          .map(JavaCodeUnit::getReferencedClassObjects)
          .forEach(found -> found.forEach(reference -> read.add(reference.getRawType())));
    }
    // Of an enum only the constants are found by name, and an image has those.
    read.removeIf(type -> !Features.isOurs(type) || type.isEnum());
    assertTrue(read.size() > 3, read::toString);
    Set<String> unregistered = new TreeSet<>();
    for (JavaClass type : withTheirParts(read)) {
      if (!type.isAnnotatedWith(RegisterForReflection.class)) {
        unregistered.add(type.getName());
      }
    }
    assertEquals(Set.of(), unregistered);
  }

  private static boolean readsJson(JavaMethodCall call) {
    JavaClass owner = call.getTargetOwner();
    return READ_JSON.contains(call.getName())
        && (owner.isEquivalentTo(Document.class)
            || owner.isAssignableTo(ObjectMapper.class)
            || owner.isAssignableTo(ObjectReader.class));
  }

  // Records within records.
  private static Set<JavaClass> withTheirParts(Set<JavaClass> types) {
    Set<JavaClass> all = new HashSet<>();
    for (JavaClass type : types) {
      all.add(type);
      type.getFields().stream()
          .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream())
          .filter(Features::isOurs)
          .filter(part -> part.isRecord() && !part.equals(type))
          .forEach(all::add);
    }
    return all;
  }

  private static String outermost(JavaClass type) {
    return type.getName().replaceAll("\\$.*", "");
  }

  private static DescribedPredicate<JavaMethodCall> calls(
      String words, java.util.function.Predicate<JavaMethodCall> test) {
    return DescribedPredicate.describe(words, test);
  }
}
