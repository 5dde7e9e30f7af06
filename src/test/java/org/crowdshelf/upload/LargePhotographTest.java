package org.crowdshelf.upload;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The processor time of a check, by hand: {@code ./mvnw test -Dtest=LargePhotographTest
 * -Dcrowdshelf.test.photographs=true}. The figures stand in src/bench/README.md.
 */
@EnabledIfSystemProperty(named = "crowdshelf.test.photographs", matches = "true")
class LargePhotographTest {

  private static final int WARMING = 5;
  private static final int MAX_BYTES = 10 * 1024 * 1024;
  private static final long SECOND = 1_000_000_000;

  @ParameterizedTest
  @CsvSource({"6000, 4000", "8160, 6120"})
  void takesLessThanASecondOfOneCore(int width, int height) throws Exception {
    byte[] file = jpeg(width, height);
    FileCheck.Announced announced =
        new FileCheck.Announced(UploadPurpose.IMAGE, "image/jpeg", file.length, null);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long took = 0;
    for (int i = 0; i <= WARMING; i++) {
      long from = threads.getCurrentThreadCpuTime();
      FileCheck.check(file, announced);
      took = threads.getCurrentThreadCpuTime() - from;
    }
    System.out.printf("%d x %d, %d bytes: %d ms%n", width, height, file.length, took / 1_000_000);
    assertTrue(took < SECOND, "ns: " + took);
  }

  // Waves with noise, in the best quality that fits into the largest file.
  private static byte[] jpeg(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random noise = new Random(1);
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int grain = noise.nextInt(24);
        row[x] =
            wave(x / 311.0, grain) << 16
                | wave(y / 271.0, grain) << 8
                | wave((x + y) / 97.0, grain);
      }
      image.setRGB(0, y, width, 1, row, 0, width);
    }
    byte[] best = null;
    float from = 0.1f;
    float to = 0.99f;
    for (int i = 0; i < 7; i++) {
      float quality = (from + to) / 2;
      byte[] file = encoded(image, quality);
      boolean fits = file.length <= MAX_BYTES;
      best = fits ? file : best;
      from = fits ? quality : from;
      to = fits ? to : quality;
    }
    return best;
  }

  private static int wave(double at, int grain) {
    return (int) (120 + 80 * Math.sin(at)) + grain;
  }

  private static byte[] encoded(BufferedImage image, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
