package org.crowdshelf.upload;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Looks at a picture and writes it anew, from its pixels alone: nothing of what the camera, a
 * program or a person put beside them is left. Size and structure are looked at before anything is
 * decoded. A large picture is read with every second or third pixel, so a check needs about 130 MiB
 * at most.
 */
final class PictureCheck {

  private static final long MEGA = 1_000_000;
  private static final long MAX_PIXELS = 50 * MEGA;
  // Its decoder holds the whole picture.
  private static final long MAX_WEBP_PIXELS = 16 * MEGA;
  private static final long MAX_DECODED = 16 * MEGA;
  // More passes over a picture than any camera or program makes; each costs as much as the first.
  private static final int MAX_SCANS = 32;
  private static final int MAX_HEIGHT = 20_000;
  private static final int QUALITY_PERCENT = 85;
  private static final int FIRST_LYING = 5;
  private static final byte[] PNG_END = {'I', 'E', 'N', 'D', (byte) 0xae, 'B', '`', (byte) 0x82};

  private PictureCheck() {}

  /**
   * The picture in these widths, the largest first. A picture that is narrower keeps its width.
   *
   * @param withEnds whether the width stands in the key
   */
  static CheckedFile check(byte[] file, FileType type, List<Integer> widths, boolean withEnds)
      throws RejectedFile {
    int orientation = structure(file, type);
    try {
      Pixels largest = decode(file, type, orientation, widths.get(0));
      boolean transparent = largest.isTransparent();
      String end = transparent ? ".png" : ".jpg";
      Map<String, byte[]> contents = new LinkedHashMap<>();
      Pixels pixels = largest;
      for (int width : widths) {
        pixels = narrower(pixels, width);
        contents.put(withEnds ? "/" + width + end : end, encoded(pixels, transparent));
      }
      return new CheckedFile(
          withEnds ? "/" + widths.get(0) + end : end,
          transparent ? "image/png" : "image/jpeg",
          contents,
          largest.width(),
          largest.height());
    } catch (IOException | RuntimeException broken) {
      // Readers throw whatever they meet.
      throw new RejectedFile(RejectedBecause.UNREADABLE);
    }
  }

  // Before decoding; answers the orientation.
  private static int structure(byte[] file, FileType type) throws RejectedFile {
    if (SecondFile.isIn(file)) {
      throw new RejectedFile(RejectedBecause.NOT_WHAT_IT_SAYS);
    }
    if (type == FileType.PNG && !endsPng(file)) {
      throw new RejectedFile(RejectedBecause.UNREADABLE);
    }
    if (type != FileType.JPEG) {
      return 1;
    }
    JpegFile jpeg = JpegFile.of(file);
    if (!jpeg.whole() || jpeg.scans() > MAX_SCANS) {
      throw new RejectedFile(RejectedBecause.UNREADABLE);
    }
    return jpeg.orientation();
  }

  private static boolean endsPng(byte[] file) {
    for (int i = 0; i < PNG_END.length; i++) {
      int at = file.length - PNG_END.length + i;
      if (at < 0 || file[at] != PNG_END[i]) {
        return false;
      }
    }
    return true;
  }

  private static Pixels decode(byte[] file, FileType type, int orientation, int width)
      throws IOException, RejectedFile {
    ImageReader reader = reader(type);
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      long wide = reader.getWidth(0);
      long high = reader.getHeight(0);
      if (wide * high > (type == FileType.WEBP ? MAX_WEBP_PIXELS : MAX_PIXELS)) {
        throw new RejectedFile(RejectedBecause.TOO_MANY_PIXELS);
      }
      ImageReadParam param = reader.getDefaultReadParam();
      int every = (int) Math.ceil(Math.sqrt((double) wide * high / MAX_DECODED));
      if (every > 1) {
        param.setSourceSubsampling(every, every, 0, 0);
      }
      return upright(reader.read(0, param), orientation, width);
    } finally {
      reader.dispose();
    }
  }

  private static Pixels upright(BufferedImage image, int orientation, int width) {
    boolean lying = orientation >= FIRST_LYING;
    int seen = lying ? image.getHeight() : image.getWidth();
    int other = lying ? image.getWidth() : image.getHeight();
    int seenWidth = Math.min(width, seen);
    int seenHeight =
        Math.min(MAX_HEIGHT, Math.max(1, Math.round((float) other * seenWidth / seen)));
    return Pixels.scaled(
            DecodedRows.of(image), lying ? seenHeight : seenWidth, lying ? seenWidth : seenHeight)
        .turned(orientation);
  }

  private static Pixels narrower(Pixels pixels, int width) {
    return pixels.width() <= width
        ? pixels
        : Pixels.scaled(
            pixels.rows(),
            width,
            Math.max(1, Math.round((float) pixels.height() * width / pixels.width())));
  }

  private static ImageReader reader(FileType type) throws IOException {
    if (type == FileType.WEBP) {
      return new WebPImageReaderSpi().createReaderInstance(null);
    }
    Iterator<ImageReader> readers =
        ImageIO.getImageReadersByFormatName(type == FileType.PNG ? "png" : "jpeg");
    return readers.next();
  }

  private static byte[] encoded(Pixels pixels, boolean transparent) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(transparent ? "png" : "jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (!transparent) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(QUALITY_PERCENT / 100f);
        param.setProgressiveMode(ImageWriteParam.MODE_DISABLED);
      }
      writer.write(null, new IIOImage(pixels.image(transparent), null, null), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
