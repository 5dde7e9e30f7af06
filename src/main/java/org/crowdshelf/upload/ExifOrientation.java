package org.crowdshelf.upload;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** Reads from EXIF how a camera was held; nothing else of it is used. */
final class ExifOrientation {

  private static final byte[] NAME = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int TAG = 0x0112;
  private static final int ENTRY = 12;
  private static final int LAST = 8;

  private ExifOrientation() {}

  /** The orientation in a block of a JPEG; empty where it tells none. */
  static OptionalInt of(byte[] file, int from, int to) {
    if (to > file.length || to - from < NAME.length) {
      return OptionalInt.empty();
    }
    for (int i = 0; i < NAME.length; i++) {
      if (file[from + i] != NAME[i]) {
        return OptionalInt.empty();
      }
    }
    try {
      return read(ByteBuffer.wrap(file, from + NAME.length, to - from - NAME.length).slice());
    } catch (BufferUnderflowException | IndexOutOfBoundsException broken) {
      return OptionalInt.empty();
    }
  }

  private static OptionalInt read(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xffff;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * ENTRY;
      if ((tiff.getShort(entry) & 0xffff) == TAG) {
        int value = tiff.getShort(entry + 8);
        return value >= 1 && value <= LAST ? OptionalInt.of(value) : OptionalInt.empty();
      }
    }
    return OptionalInt.empty();
  }
}
