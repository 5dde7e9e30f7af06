package org.crowdshelf.upload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The types of files that are known, by the name that clients tell and by the first bytes. */
enum FileType {
  JPEG("image/jpeg", EnumSet.allOf(UploadPurpose.class)),
  PNG("image/png", EnumSet.allOf(UploadPurpose.class)),
  WEBP("image/webp", EnumSet.of(UploadPurpose.IMAGE)),
  PDF("application/pdf", EnumSet.of(UploadPurpose.DOCUMENT)),
  // The format of iPhones; no decoder for it works in a native image.
  HEIC("image/heic", EnumSet.noneOf(UploadPurpose.class));

  /** The number of bytes that {@link #of} looks at. */
  static final int HEAD = 12;

  private static final byte[] JPEG_HEAD = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final byte[] PNG_HEAD = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final Set<String> HEIC_BRANDS =
      Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif");
  private static final int FOUR = 4;
  private static final int EIGHT = 8;

  private final String contentType;
  private final Set<UploadPurpose> purposes;

  FileType(String contentType, Set<UploadPurpose> purposes) {
    this.contentType = contentType;
    this.purposes = purposes;
  }

  boolean isFor(UploadPurpose purpose) {
    return purposes.contains(purpose);
  }

  String contentType() {
    return contentType;
  }

  /** The type that a client names. */
  static Optional<FileType> named(String contentType) {
    String name = "image/heif".equals(contentType) ? HEIC.contentType : contentType;
    return Arrays.stream(values()).filter(type -> type.contentType.equals(name)).findFirst();
  }

  /** The type of a file that begins with these bytes. */
  static Optional<FileType> of(byte[] head) {
    if (starts(head, JPEG_HEAD)) {
      return Optional.of(JPEG);
    }
    if (starts(head, PNG_HEAD)) {
      return Optional.of(PNG);
    }
    if (text(head, 0).equals("RIFF") && text(head, EIGHT).equals("WEBP")) {
      return Optional.of(WEBP);
    }
    if (text(head, FOUR).equals("ftyp") && HEIC_BRANDS.contains(text(head, EIGHT))) {
      return Optional.of(HEIC);
    }
    return text(head, 0).equals("%PDF") ? Optional.of(PDF) : Optional.empty();
  }

  private static boolean starts(byte[] head, byte[] with) {
    return head.length >= with.length && Arrays.equals(head, 0, with.length, with, 0, with.length);
  }

  private static String text(byte[] head, int from) {
    return head.length < from + FOUR
        ? ""
        : new String(head, from, FOUR, StandardCharsets.ISO_8859_1);
  }
}
