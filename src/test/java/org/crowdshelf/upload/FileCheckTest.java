package org.crowdshelf.upload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import javax.imageio.ImageIO;
import org.crowdshelf.support.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileCheckTest {

  private static CheckedFile check(byte[] file, String contentType) throws RejectedFile {
    return check(file, UploadPurpose.IMAGE, contentType);
  }

  private static CheckedFile check(byte[] file, UploadPurpose purpose, String contentType)
      throws RejectedFile {
    return FileCheck.check(file, new FileCheck.Announced(purpose, contentType, file.length, null));
  }

  private static RejectedBecause refusal(byte[] file, String contentType) {
    return assertThrows(RejectedFile.class, () -> check(file, contentType)).reason();
  }

  private static BufferedImage shown(CheckedFile checked, String end) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(checked.contents().get(end)));
  }

  @Test
  void makesThreeWidthsOfALargePicture() throws Exception {
    CheckedFile checked = check(Pictures.jpeg(4000, 3000), "image/jpeg");
    assertEquals("/1600.jpg", checked.file());
    assertEquals(1600, checked.width());
    assertEquals(1200, checked.height());
    assertEquals(Set.of("/1600.jpg", "/800.jpg", "/320.jpg"), checked.contents().keySet());
    assertEquals(800, shown(checked, "/800.jpg").getWidth());
    BufferedImage small = shown(checked, "/320.jpg");
    assertEquals(240, small.getHeight());
    assertColour(0xff0000, small.getRGB(80, 120));
    assertColour(0x0000ff, small.getRGB(240, 120));
  }

  @Test
  void makesNoPictureWider() throws Exception {
    CheckedFile checked = check(Pictures.png(500, 30, false), "image/png");
    assertEquals(500, checked.width());
    assertEquals(500, shown(checked, "/1600.jpg").getWidth());
    assertEquals(320, shown(checked, "/320.jpg").getWidth());
    assertEquals(19, shown(checked, "/320.jpg").getHeight());
  }

  @Test
  void keepsWhatShinesThrough() throws Exception {
    CheckedFile checked = check(Pictures.png(400, 400, true), "image/png");
    assertEquals("/1600.png", checked.file());
    assertEquals("image/png", checked.contentType());
    assertEquals(0, shown(checked, "/320.png").getRGB(300, 100) >>> 24);
    assertEquals(0xffff0000, shown(checked, "/320.png").getRGB(10, 100));
  }

  @Test
  void readsWebp() throws Exception {
    assertEquals(1, check(Pictures.webp(), "image/webp").width());
  }

  // Where the left, red half of the sensor's picture is seen when the camera is held upright.
  @ParameterizedTest
  @CsvSource({
    "1, 800, 400, LEFT", "2, 800, 400, RIGHT", "3, 800, 400, RIGHT", "4, 800, 400, LEFT",
    "5, 400, 800, TOP", "6, 400, 800, TOP", "7, 400, 800, BOTTOM", "8, 400, 800, BOTTOM"
  })
  void turnsAPhotographUpright(int orientation, int width, int height, String red)
      throws Exception {
    CheckedFile checked = check(Pictures.photograph(800, 400, orientation), "image/jpeg");
    assertEquals(width, checked.width());
    assertEquals(height, checked.height());
    BufferedImage image = shown(checked, "/1600.jpg");
    int x = red.equals("LEFT") ? 50 : red.equals("RIGHT") ? width - 50 : width / 2;
    int y = red.equals("TOP") ? 50 : red.equals("BOTTOM") ? height - 50 : height / 2;
    assertColour(0xff0000, image.getRGB(x, y));
    assertColour(0x0000ff, image.getRGB(width - 1 - x, height - 1 - y));
  }

  private static void assertColour(int expected, int actual) {
    for (int shift : new int[] {0, 8, 16}) {
      int difference = Math.abs((expected >> shift & 0xff) - (actual >> shift & 0xff));
      assertTrue(difference < 12, Integer.toHexString(actual));
    }
  }

  @Test
  void leavesNothingOfPlaceAndCamera() throws Exception {
    byte[] photograph = Pictures.photograph(800, 400, 6);
    assertTrue(latin(photograph).contains("GPS"));
    for (byte[] made : check(photograph, "image/jpeg").contents().values()) {
      assertFalse(latin(made).contains("GPS"));
      assertFalse(latin(made).contains("Exif"));
    }
  }

  @Test
  void refusesABombBeforeItIsDecoded() {
    byte[] bomb = Pictures.hugePng(50_000, 50_000);
    assertTrue(bomb.length < 100);
    // A decoder would ask for 7.5 GB.
    assertEquals(
        RejectedBecause.TOO_MANY_PIXELS,
        org.junit.jupiter.api.Assertions.assertTimeout(
            Duration.ofSeconds(2), () -> refusal(bomb, "image/png")));
    assertEquals(
        RejectedBecause.TOO_MANY_PIXELS, refusal(Pictures.hugePng(7072, 7071), "image/png"));
    assertEquals(RejectedBecause.UNREADABLE, refusal(Pictures.hugePng(10, 10), "image/png"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<svg xmlns='http://www.w3.org/2000/svg'/>", "<!doctype html>", "GIF89a", "", "x"})
  void refusesWhatIsNoPicture(String content) {
    for (String type : new String[] {"image/png", "image/jpeg", "image/webp"}) {
      assertEquals(
          RejectedBecause.NOT_WHAT_IT_SAYS,
          refusal(content.getBytes(StandardCharsets.US_ASCII), type));
    }
  }

  @Test
  void refusesAPictureOfAnotherTypeThanAnnounced() {
    assertEquals(RejectedBecause.NOT_WHAT_IT_SAYS, refusal(Pictures.jpeg(10, 10), "image/png"));
    assertEquals(RejectedBecause.NOT_WHAT_IT_SAYS, refusal(Pictures.pdf(), "image/jpeg"));
    byte[] heic = "\0\0\0\u0018ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(RejectedBecause.TYPE_NOT_ALLOWED, refusal(heic, "image/jpeg"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<SCRIPT>alert(1)</SCRIPT>", "<html>", "%PDF-1.7 %%EOF", "PK\u0005\u0006rest"})
  void refusesAPictureWithASecondFileInIt(String second) {
    byte[] added = second.getBytes(StandardCharsets.ISO_8859_1);
    byte[] picture = Pictures.jpeg(100, 100);
    byte[] both = Arrays.copyOf(picture, picture.length + added.length);
    System.arraycopy(added, 0, both, picture.length, added.length);
    assertEquals(RejectedBecause.NOT_WHAT_IT_SAYS, refusal(both, "image/jpeg"));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 20, 200, 2000, 4000})
  void refusesAPictureThatIsCutOff(int bytes) {
    byte[] jpeg = Pictures.jpeg(800, 600);
    byte[] png = Pictures.png(800, 600, false);
    assertEquals(
        RejectedBecause.UNREADABLE,
        refusal(Arrays.copyOf(jpeg, Math.min(bytes, jpeg.length - 1)), "image/jpeg"));
    if (bytes >= 8) {
      assertEquals(
          RejectedBecause.UNREADABLE,
          refusal(Arrays.copyOf(png, Math.min(bytes, png.length - 1)), "image/png"));
    }
  }

  @Test
  void takesAPhotographWithBytesAfterItsEnd() throws Exception {
    byte[] picture = Pictures.jpeg(100, 100);
    assertEquals(100, check(Arrays.copyOf(picture, picture.length + 50), "image/jpeg").width());
  }

  @Test
  void comparesSizeAndHashWithWhatWasAnnounced() {
    byte[] file = Pictures.jpeg(10, 10);
    assertEquals(RejectedBecause.TOO_LARGE, announced(file, file.length - 1, null));
    assertEquals(RejectedBecause.NOT_WHAT_IT_SAYS, announced(file, file.length + 1, null));
    assertEquals(RejectedBecause.NOT_WHAT_IT_SAYS, announced(file, file.length, new byte[32]));
  }

  private static RejectedBecause announced(byte[] file, int bytes, byte[] sha256) {
    FileCheck.Announced announced =
        new FileCheck.Announced(UploadPurpose.IMAGE, "image/jpeg", bytes, sha256);
    return assertThrows(RejectedFile.class, () -> FileCheck.check(file, announced)).reason();
  }

  @Test
  void keepsADocumentAsItCameAndAScanLegible() throws Exception {
    CheckedFile pdf = check(Pictures.pdf(), UploadPurpose.DOCUMENT, "application/pdf");
    assertArrayEquals(Pictures.pdf(), pdf.contents().get(".pdf"));
    CheckedFile scan =
        check(Pictures.photograph(4000, 2000, 1), UploadPurpose.DOCUMENT, "image/jpeg");
    assertEquals(Set.of(".jpg"), scan.contents().keySet());
    assertEquals(3200, scan.width());
    assertFalse(latin(scan.contents().get(".jpg")).contains("GPS"));
    assertEquals(
        RejectedBecause.UNREADABLE,
        assertThrows(
                RejectedFile.class,
                () ->
                    check(
                        Arrays.copyOf(Pictures.pdf(), 20),
                        UploadPurpose.DOCUMENT,
                        "application/pdf"))
            .reason());
    assertThrows(
        RejectedFile.class, () -> check(Pictures.webp(), UploadPurpose.DOCUMENT, "image/webp"));
  }

  @Test
  void looksAtALargePhotographQuickly() throws Exception {
    byte[] photograph = Pictures.jpeg(8000, 6000);
    long begin = System.nanoTime();
    assertEquals(1600, check(photograph, "image/jpeg").width());
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    assertTrue(took.toSeconds() < 5, took::toString);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
