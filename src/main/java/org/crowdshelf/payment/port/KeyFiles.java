package org.crowdshelf.payment.port;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Keys and secrets in files that settings name. A file that cannot be used stops the start, with a
 * sentence that names the setting and never quotes the content.
 */
public final class KeyFiles {

  private static final long MAX_BYTES = 64 * 1024L;

  private KeyFiles() {}

  /**
   * Reads the file of a setting, and makes a key of its text.
   *
   * @param make fails with {@link IllegalArgumentException}, whose message is shown
   */
  public static <T> T read(String setting, String path, Function<String, T> make) {
    try {
      Path file = Path.of(path);
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalArgumentException("the file is larger than a key");
      }
      return make.apply(Files.readString(file, StandardCharsets.US_ASCII));
    } catch (IOException | IllegalArgumentException unusable) {
      String reason =
          unusable instanceof IOException
              ? "the file " + path + " cannot be read"
              : unusable.getMessage();
      throw new IllegalStateException(
          "Crowdshelf does not start: " + setting + ": " + reason + ".");
    }
  }

  /** A secret in a file, without the line end after it. */
  public static String secret(String setting, String path) {
    return read(
        setting,
        path,
        text -> {
          if (text.isBlank()) {
            throw new IllegalArgumentException("the file is empty");
          }
          return text.strip();
        });
  }
}
