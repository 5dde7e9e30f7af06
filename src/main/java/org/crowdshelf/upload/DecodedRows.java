package org.crowdshelf.upload;

import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** The rows of a decoded picture in sRGB, which all screens can show. */
final class DecodedRows {

  private DecodedRows() {}

  static Pixels.Rows of(BufferedImage image) {
    ColorModel colours = image.getColorModel();
    if (colours.getNumColorComponents() == 1 && !(colours instanceof IndexColorModel)) {
      return grey(image);
    }
    return colours.getColorSpace().isCS_sRGB() ? rgb(image) : rgb(converted(image));
  }

  // All at once: asking for one pixel after the other converts each by itself.
  private static BufferedImage converted(BufferedImage image) {
    BufferedImage into =
        new BufferedImage(
            image.getWidth(),
            image.getHeight(),
            image.getColorModel().hasAlpha()
                ? BufferedImage.TYPE_INT_ARGB
                : BufferedImage.TYPE_INT_RGB);
    return new ColorConvertOp(null).filter(image, into);
  }

  private static Pixels.Rows rgb(BufferedImage image) {
    return new Pixels.Rows() {
      @Override
      public int width() {
        return image.getWidth();
      }

      @Override
      public int height() {
        return image.getHeight();
      }

      @Override
      public void read(int row, int[] into) {
        image.getRGB(0, row, image.getWidth(), 1, into, 0, image.getWidth());
      }
    };
  }

  // The values as they stand: Java takes grey for linear and would make it lighter.
  private static Pixels.Rows grey(BufferedImage image) {
    Raster raster = image.getRaster();
    int shift = Math.max(0, image.getColorModel().getComponentSize(0) - 8);
    boolean alpha = image.getColorModel().hasAlpha();
    return new Pixels.Rows() {
      @Override
      public int width() {
        return image.getWidth();
      }

      @Override
      public int height() {
        return image.getHeight();
      }

      @Override
      public void read(int row, int[] into) {
        for (int x = 0; x < into.length; x++) {
          int grey = raster.getSample(x, row, 0) >> shift;
          int opaque = alpha ? raster.getSample(x, row, 1) >> shift : 0xff;
          into[x] = opaque << 24 | grey << 16 | grey << 8 | grey;
        }
      }
    };
  }
}
