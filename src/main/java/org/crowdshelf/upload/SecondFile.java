package org.crowdshelf.upload;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Finds a second file within a picture: a page, a script, a PDF or an archive, which another
 * program would open. Nothing of it gets into the pictures that are written anew; whoever sends one
 * wants something else than a picture.
 */
final class SecondFile {

  private static final List<byte[]> BEGINNINGS =
      List.of(
          ascii("<script"),
          ascii("<html"),
          ascii("<svg"),
          ascii("<?php"),
          ascii("<!doctype"),
          ascii("%pdf-"));
  private static final byte[] ARCHIVE_END = {'P', 'K', 5, 6};
  // The end of an archive and the longest comment after it.
  private static final int ARCHIVE_TAIL = 22 + 65_535;

  private SecondFile() {}

  static boolean isIn(byte[] file) {
    for (int at = 0; at < file.length; at++) {
      if (file[at] == '<' || file[at] == '%') {
        for (byte[] beginning : BEGINNINGS) {
          if (stands(beginning, file, at)) {
            return true;
          }
        }
      }
    }
    for (int at = Math.max(0, file.length - ARCHIVE_TAIL); at < file.length; at++) {
      if (stands(ARCHIVE_END, file, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean stands(byte[] words, byte[] file, int at) {
    if (at + words.length > file.length) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      byte b = file[at + i];
      if ((b >= 'A' && b <= 'Z' && words != ARCHIVE_END ? b + 32 : b) != words[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
