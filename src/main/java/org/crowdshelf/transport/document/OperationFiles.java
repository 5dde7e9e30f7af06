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

/** Reads the texts of registered operations; the key is the file name without its extension. */
final class OperationFiles {

  private static final String ENDING = ".graphql";
  private static final String OURS = "operations/";

  private OperationFiles() {}

  /**
   * The operations of the service. A resource lists them, because a native image has no folders.
   */
  static Map<String, String> ours() {
    Map<String, String> texts = new TreeMap<>();
    resource("index.txt")
        .lines()
        .filter(name -> !name.isBlank())
        .forEach(name -> texts.put(name, resource(name + ENDING)));
    return texts;
  }

  /**
   * The operations of a folder; files with another extension are ignored.
   *
   * @throws UncheckedIOException if the folder cannot be read
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
