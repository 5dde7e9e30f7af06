package org.crowdshelf.transport.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.crowdshelf.support.process.Replica;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each class that the classes of a package name is in that package: a native image is linked when
 * it is built and needs them all.
 */
class NativeReadyIT {

  static Stream<Path> packages() {
    return Stream.of(Replica.production(), Replica.staging());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void namesNoClassThatWasLeftOut(Path folder) throws IOException {
    Set<String> there = classes(folder);
    assertTrue(there.size() > 300, there::toString);
    Set<String> missing = new TreeSet<>();
    for (JavaClass type : new ClassFileImporter().importPaths(ownJars(folder))) {
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType().getName())
          .filter(NativeReadyIT::couldBeLeftOut)
          .filter(name -> !there.contains(name))
          .map(name -> type.getName() + " names " + name)
          .forEach(missing::add);
    }
    assertEquals(Set.of(), missing);
  }

  private static boolean couldBeLeftOut(String name) {
    return name.startsWith("org.crowdshelf.") || name.startsWith("io.zonky.");
  }

  private static Set<String> classes(Path folder) throws IOException {
    return ownJars(folder).stream()
        .flatMap(NativeReadyIT::entries)
        .filter(name -> name.endsWith(".class"))
        .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
        .collect(Collectors.toSet());
  }

  private static List<Path> ownJars(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> file.getParent().getFileName().toString().matches("app|quarkus"))
          .toList();
    }
  }

  private static Stream<String> entries(Path jar) {
    try (JarFile open = new JarFile(jar.toFile())) {
      return open.stream().map(ZipEntry::getName).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
