package org.crowdshelf.upload;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.text.OwnPictures;

/** Looks at a file that has come: whether it is what was announced, and what it becomes. */
final class FileCheck {

  // A receipt has to stay legible.
  private static final List<Integer> DOCUMENT_WIDTH = List.of(3200);
  private static final int PDF_TAIL = 2048;

  private FileCheck() {}

  /** The file as it was announced. */
  record Announced(UploadPurpose purpose, String contentType, int bytes, byte[] sha256) {}

  static CheckedFile check(byte[] file, Announced announced) throws RejectedFile {
    if (file.length > announced.bytes()) {
      throw new RejectedFile(RejectedBecause.TOO_LARGE);
    }
    if (file.length < announced.bytes()
        || announced.sha256() != null && !Arrays.equals(sha256(file), announced.sha256())) {
      throw new RejectedFile(RejectedBecause.NOT_WHAT_IT_SAYS);
    }
    FileType type =
        FileType.of(Arrays.copyOf(file, Math.min(file.length, FileType.HEAD))).orElse(null);
    if (type == FileType.HEIC) {
      throw new RejectedFile(RejectedBecause.TYPE_NOT_ALLOWED);
    }
    if (type == null
        || !type.contentType().equals(announced.contentType())
        || !type.isFor(announced.purpose())) {
      throw new RejectedFile(RejectedBecause.NOT_WHAT_IT_SAYS);
    }
    if (type == FileType.PDF) {
      return document(file);
    }
    return announced.purpose() == UploadPurpose.IMAGE
        ? PictureCheck.check(file, type, OwnPictures.WIDTHS, true)
        : PictureCheck.check(file, type, DOCUMENT_WIDTH, false);
  }

  // A PDF is kept as it came, and given only as a file to save.
  private static CheckedFile document(byte[] file) throws RejectedFile {
    int from = Math.max(0, file.length - PDF_TAIL);
    String tail = new String(file, from, file.length - from, StandardCharsets.ISO_8859_1);
    if (!tail.contains("%%EOF")) {
      throw new RejectedFile(RejectedBecause.UNREADABLE);
    }
    return new CheckedFile(
        UploadKeys.PDF, FileType.PDF.contentType(), Map.of(UploadKeys.PDF, file), null, null);
  }

  /** The hash by which a file is recognised. */
  static byte[] sha256(byte[] file) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(file);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
