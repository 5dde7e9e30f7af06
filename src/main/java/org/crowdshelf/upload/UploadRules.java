package org.crowdshelf.upload;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;

/** The rules for what may be announced. */
public final class UploadRules {

  /** Files that are announced at a time. */
  public static final int MAX_AT_ONCE = 10;

  /** Files of an account in 24 hours. */
  public static final int MAX_A_DAY = 200;

  /** The time for which an address or form takes a file. */
  public static final Duration TARGET_LIFE = Duration.ofMinutes(10);

  /** The time for which the address of a document is good. */
  public static final Duration DOWNLOAD_LIFE = Duration.ofMinutes(5);

  /** The time for which a file that nothing uses is kept. */
  public static final Duration UNUSED_LIFE = Duration.ofHours(24);

  private static final int MAX_MB = 10;
  private static final int MAX_BYTES = MAX_MB * 1024 * 1024;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

  private UploadRules() {}

  /** Checks the files that somebody announces. */
  static List<Rejection> check(List<CreateUploads.NewFile> files) {
    Checks checks = new Checks();
    if (files.isEmpty()) {
      checks.add(Rejection.of(InputError.BLANK, "files"));
    }
    if (checks.size(files, MAX_AT_ONCE, "files")) {
      for (int i = 0; i < files.size(); i++) {
        check(checks, files.get(i), Integer.toString(i));
      }
    }
    return checks.found();
  }

  private static void check(Checks checks, CreateUploads.NewFile file, String at) {
    Optional<FileType> type = FileType.named(file.contentType());
    if (type.filter(known -> known.isFor(file.purpose())).isEmpty()) {
      Rejection refused = Rejection.of(UploadError.TYPE_NOT_ALLOWED, "files", at, "contentType");
      checks.add(type.filter(FileType.HEIC::equals).isPresent() ? refused.worded("HEIC") : refused);
    }
    if (file.bytes() > MAX_BYTES) {
      checks.add(
          Rejection.of(
              UploadError.TOO_LARGE,
              Map.of("max", Integer.toString(MAX_MB)),
              "files",
              at,
              "bytes"));
    } else {
      checks.range(file.bytes(), 1, MAX_BYTES, "files", at, "bytes");
    }
    if (file.sha256() != null && !SHA256.matcher(file.sha256()).matches()) {
      checks.add(Rejection.of(UploadError.BAD_SHA256, "files", at, "sha256"));
    }
  }
}
