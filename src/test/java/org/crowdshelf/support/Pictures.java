package org.crowdshelf.support;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as cameras, programs and attackers make them. */
public final class Pictures {

  private static final int RED = 0xffff0000;
  private static final int BLUE = 0xff0000ff;

  private Pictures() {}

  /** Left half red, right half blue. */
  public static byte[] jpeg(int width, int height) {
    return encoded(halves(width, height, BufferedImage.TYPE_INT_RGB), "jpg");
  }

  /** The same, or with the right half transparent. */
  public static byte[] png(int width, int height, boolean transparent) {
    BufferedImage image =
        halves(
            width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    for (int x = width / 2; transparent && x < width; x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, 0);
      }
    }
    return encoded(image, "png");
  }

  /** As a phone makes it that was held upright: lying, with EXIF that says so, and with a place. */
  public static byte[] photograph(int width, int height, int orientation) {
    byte[] jpeg = jpeg(width, height);
    byte[] exif = exif(orientation);
    ByteBuffer with = ByteBuffer.allocate(jpeg.length + exif.length + 4);
    with.put(jpeg, 0, 2).put((byte) 0xff).put((byte) 0xe1).putShort((short) (exif.length + 2));
    return with.put(exif).put(jpeg, 2, jpeg.length - 2).array();
  }

  private static byte[] exif(int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(100);
    exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 1);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
    exif.putShort((short) 0).putInt(0);
    exif.put("GPS 26.9000N 109.2000E".getBytes(StandardCharsets.US_ASCII));
    return exif.array();
  }

  /** One pixel. */
  public static byte[] webp() {
    return Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
  }

  /** Says that it is huge, in a few bytes. */
  public static byte[] hugePng(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(17);
    header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    header.put(new byte[] {8, 2, 0, 0, 0});
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    chunk(png, header.array());
    chunk(png, "IDAT".getBytes(StandardCharsets.US_ASCII));
    chunk(png, "IEND".getBytes(StandardCharsets.US_ASCII));
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, byte[] typeAndData) {
    CRC32 crc = new CRC32();
    crc.update(typeAndData);
    png.writeBytes(ByteBuffer.allocate(4).putInt(typeAndData.length - 4).array());
    png.writeBytes(typeAndData);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  public static byte[] pdf() {
    return "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static BufferedImage halves(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, x < width / 2 ? RED : BLUE);
      }
    }
    return image;
  }

  private static byte[] encoded(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
