package org.crowdshelf.upload;

import java.awt.image.BufferedImage;

/** A picture as numbers: alpha, red, green and blue of each pixel, row by row. */
record Pixels(int width, int height, int[] argb) {

  private static final int BYTE = 0xff;
  // The first orientation of EXIF that swaps width and height.
  private static final int LYING = 5;

  /** One row after the other of a picture. */
  interface Rows {
    int width();

    int height();

    void read(int row, int[] into);
  }

  /** A smaller picture: each pixel is the mean of those that it stands for. */
  static Pixels scaled(Rows source, int width, int height) {
    int[] target = new int[width * height];
    int[] row = new int[source.width()];
    for (int y = 0; y < height; y++) {
      long[] sums = new long[width * 5];
      int last = end(y, height, source.height());
      for (int sourceY = begin(y, height, source.height()); sourceY < last; sourceY++) {
        source.read(sourceY, row);
        add(row, sums, width);
      }
      for (int x = 0; x < width; x++) {
        target[y * width + x] = mean(sums, x * 5);
      }
    }
    return new Pixels(width, height, target);
  }

  // The sums of a pixel: alpha, the colours weighted by alpha, and how many were added.
  private static void add(int[] row, long[] sums, int width) {
    for (int x = 0; x < width; x++) {
      int last = end(x, width, row.length);
      for (int from = begin(x, width, row.length); from < last; from++) {
        int pixel = row[from];
        int alpha = pixel >>> 24;
        sums[x * 5] += alpha;
        sums[x * 5 + 1] += (long) alpha * (pixel >> 16 & BYTE);
        sums[x * 5 + 2] += (long) alpha * (pixel >> 8 & BYTE);
        sums[x * 5 + 3] += (long) alpha * (pixel & BYTE);
        sums[x * 5 + 4]++;
      }
    }
  }

  private static int mean(long[] sums, int at) {
    long alpha = sums[at];
    if (alpha == 0) {
      return 0;
    }
    long half = alpha / 2;
    return (int) ((alpha + sums[at + 4] / 2) / sums[at + 4]) << 24
        | (int) ((sums[at + 1] + half) / alpha) << 16
        | (int) ((sums[at + 2] + half) / alpha) << 8
        | (int) ((sums[at + 3] + half) / alpha);
  }

  private static int begin(int at, int of, int source) {
    return (int) ((long) at * source / of);
  }

  private static int end(int at, int of, int source) {
    return Math.max(begin(at, of, source) + 1, begin(at + 1, of, source));
  }

  /** This picture, as the source of a smaller one. */
  Rows rows() {
    int[] all = argb;
    int wide = width;
    int high = height;
    return new Rows() {
      @Override
      public int width() {
        return wide;
      }

      @Override
      public int height() {
        return high;
      }

      @Override
      public void read(int row, int[] into) {
        System.arraycopy(all, row * wide, into, 0, wide);
      }
    };
  }

  /** Turned and mirrored as EXIF says. */
  Pixels turned(int orientation) {
    if (orientation == 1) {
      return this;
    }
    boolean lying = orientation >= LYING;
    int turnedWidth = lying ? height : width;
    int turnedHeight = lying ? width : height;
    int[] turned = new int[argb.length];
    for (int y = 0; y < turnedHeight; y++) {
      for (int x = 0; x < turnedWidth; x++) {
        turned[y * turnedWidth + x] = argb[source(orientation, x, y)];
      }
    }
    return new Pixels(turnedWidth, turnedHeight, turned);
  }

  // Where the pixel comes from that stands at x, y when the camera is held upright.
  private int source(int orientation, int x, int y) {
    return switch (orientation) {
      case 2 -> y * width + width - 1 - x;
      case 3 -> (height - 1 - y) * width + width - 1 - x;
      case 4 -> (height - 1 - y) * width + x;
      case 5 -> x * width + y;
      case 6 -> (height - 1 - x) * width + y;
      case 7 -> (height - 1 - x) * width + width - 1 - y;
      case 8 -> x * width + width - 1 - y;
      default -> y * width + x;
    };
  }

  /** Returns whether a pixel is not opaque. */
  boolean isTransparent() {
    for (int pixel : argb) {
      if (pixel >>> 24 != BYTE) {
        return true;
      }
    }
    return false;
  }

  /** For an encoder. */
  BufferedImage image(boolean transparent) {
    BufferedImage image =
        new BufferedImage(
            width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, argb, 0, width);
    return image;
  }
}
