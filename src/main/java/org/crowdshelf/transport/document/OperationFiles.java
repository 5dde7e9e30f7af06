package org.crowdshelf.transport.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The texts of registered operations, by the name of their file without its ending. */
final class OperationFiles {

  private static final String ENDING = ".graphql";
  private static final String OURS = "operations/";

  private OperationFiles() {}

  /** Those that come with the service. A list names them: a native image has no folders. */
  static Map<String, String> ours() {
    Map<String, String> texts = new TreeMap<>();
    resource("index.txt")
        .lines()
        .filter(name -> !name.isBlank())
        .forEach(name -> texts.put(name, resource(name + ENDING)));
    return texts;
  }

  /**
   * Those of a folder; what ends otherwise is none.
   *
   * @throws UncheckedIOException where it cannot be read
   */
  static Map<String, String> in(Path folder) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> operations =
          files.filter(file -> file.getFileName().toString().endsWith(ENDING)).sorted().toList();
      for (Path file : operations) {
        String name = file.getFileName().toString();
        texts.put(
            name.substring(0, name.length() - ENDING.length()),
            Files.readString(file, StandardCharsets.UTF_8));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return texts;
  }

  private static String resource(String name) {
    try (InputStream in = OperationFiles.class.getClassLoader().getResourceAsStream(OURS + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
