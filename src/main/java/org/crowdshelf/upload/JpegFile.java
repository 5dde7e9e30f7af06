package org.crowdshelf.upload;

/**
 * The orientation of a JPEG, and whether its data is complete. Read without decoding.
 *
 * @param orientation of EXIF, 1 to 8; 1 where none is told
 * @param scans how many passes over the picture it has
 * @param whole whether it has an end
 */
record JpegFile(int orientation, int scans, boolean whole) {

  private static final int MARKER = 0xff;
  private static final int START_OF_SCAN = 0xda;
  private static final int END = 0xd9;
  private static final int EXIF = 0xe1;
  private static final int FIRST_RESTART = 0xd0;
  private static final int LAST_RESTART = 0xd7;

  static JpegFile of(byte[] file) {
    int orientation = 1;
    int scans = 0;
    int at = 2;
    while (at + 4 <= file.length) {
      if ((file[at] & MARKER) != MARKER) {
        // Within a scan, up to the next marker.
        at++;
        continue;
      }
      int marker = file[at + 1] & MARKER;
      if (marker == END) {
        return new JpegFile(orientation, scans, scans > 0);
      }
      if (marker == 0 || marker == MARKER || marker >= FIRST_RESTART && marker <= LAST_RESTART) {
        at += marker == MARKER ? 1 : 2;
        continue;
      }
      int length = (file[at + 2] & MARKER) << 8 | file[at + 3] & MARKER;
      if (marker == EXIF) {
        orientation = ExifOrientation.of(file, at + 4, at + 2 + length).orElse(orientation);
      }
      scans += marker == START_OF_SCAN ? 1 : 0;
      at += 2 + Math.max(2, length);
    }
    boolean ends =
        scans > 0
            && file.length >= 2
            && (file[file.length - 2] & MARKER) == MARKER
            && (file[file.length - 1] & MARKER) == END;
    return new JpegFile(orientation, scans, ends);
  }
}
