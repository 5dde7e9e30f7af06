package org.crowdshelf.shared.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.StoreClient;
import org.crowdshelf.support.StoreClient.Reply;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of the service and its clients to the store, over HTTP. */
@QuarkusTest
class ObjectStoreTest {

  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final byte[] TEXT = "一本书".getBytes(StandardCharsets.UTF_8);

  @Inject ObjectStore store;
  @Inject ClientAddresses addresses;
  @TempDir Path folder;

  @AfterEach
  void backToNow() {
    TestClock.reset();
  }

  private static String key(String area) {
    return area + "/" + UUID.randomUUID();
  }

  @Test
  void keepsAFileOfTheDiskAndGivesItBack() throws IOException {
    byte[] large = new byte[3_000_000];
    new Random(1).nextBytes(large);
    Path file = Files.write(folder.resolve("large"), large);
    String key = key("exports");
    OnVertx.await(() -> store.put(key, file, FileHeaders.of("text/csv")));
    assertEquals(new StoredFile(large.length, "text/csv"), OnVertx.await(() -> store.look(key)));
    Path back = Files.write(folder.resolve("back"), new byte[] {1});
    assertTrue(OnVertx.await(() -> store.fetch(key, back)));
    assertArrayEquals(large, Files.readAllBytes(back));
  }

  @Test
  void letsWhoeverHasASignedAddressFetchAFileUnderItsName() {
    String key = key("exports");
    OnVertx.await(() -> store.put(key, TEXT, FileHeaders.of("text/csv")));
    String url = addresses.downloadUrl(key, "收件人 1.csv", LIFE);
    Reply reply = StoreClient.get(url);
    assertEquals(200, reply.status());
    assertArrayEquals(TEXT, reply.body());
    assertEquals(
        "attachment; filename*=UTF-8''%E6%94%B6%E4%BB%B6%E4%BA%BA%201.csv",
        reply.header("Content-Disposition"));
    TestClock.advance(LIFE.plusSeconds(1));
    assertEquals(403, StoreClient.get(url).status());
  }

  @Test
  void showsEveryoneWhatIsPublicAndNobodyWhatIsNot() {
    String open = key("public");
    String closed = key("private");
    OnVertx.await(() -> store.put(open, TEXT, FileHeaders.unchanging("image/jpeg")));
    OnVertx.await(() -> store.put(closed, TEXT, FileHeaders.of("application/pdf")));
    Reply reply = StoreClient.get(addresses.publicUrl(open));
    assertEquals(200, reply.status());
    assertEquals("image/jpeg", reply.header("Content-Type"));
    assertTrue(reply.header("Cache-Control").contains("immutable"));
    assertEquals(403, StoreClient.get(addresses.publicUrl(open).replace(open, closed)).status());
    assertThrows(IllegalArgumentException.class, () -> addresses.publicUrl(closed));
  }

  @Test
  void saysWhatIsNotThereAndDeletesTwice() throws IOException {
    String key = key("private");
    assertNull(OnVertx.await(() -> store.look(key)));
    OnVertx.await(() -> store.put(key, TEXT, FileHeaders.of("text/plain")));
    OnVertx.await(() -> store.delete(key));
    OnVertx.await(() -> store.delete(key));
    assertNull(OnVertx.await(() -> store.look(key)));
    Path nothing = Files.createFile(folder.resolve("nothing"));
    assertFalse(OnVertx.await(() -> store.fetch(key, nothing)));
  }

  @Test
  void takesOneFileOfAClientByPut() {
    String key = key("incoming");
    UploadForm form = addresses.uploadByPut(key, "image/png", TEXT.length, null, LIFE);
    assertEquals(200, StoreClient.put(form.url(), form.headers(), TEXT).status());
    assertEquals(new StoredFile(TEXT.length, "image/png"), OnVertx.await(() -> store.look(key)));
  }

  @Test
  void takesNoOtherFileByPut() {
    String key = key("incoming");
    UploadForm form = addresses.uploadByPut(key, "image/png", TEXT.length, sha256(TEXT), LIFE);
    byte[] longer = Arrays.copyOf(TEXT, TEXT.length + 1);
    assertEquals(403, StoreClient.put(form.url(), form.headers(), longer).status());
    byte[] other = Arrays.copyOf(TEXT, TEXT.length);
    other[0]++;
    assertEquals(400, StoreClient.put(form.url(), form.headers(), other).status());
    form.headers().put("content-type", "text/html");
    assertEquals(403, StoreClient.put(form.url(), form.headers(), TEXT).status());
    form.headers().put("content-type", "image/png");
    TestClock.advance(LIFE.plusSeconds(1));
    assertEquals(403, StoreClient.put(form.url(), form.headers(), TEXT).status());
    TestClock.reset();
    assertNull(OnVertx.await(() -> store.look(key)));
    assertEquals(200, StoreClient.put(form.url(), form.headers(), TEXT).status());
  }

  @Test
  void takesOneFileOfAClientByForm() {
    String key = key("incoming");
    UploadForm form = addresses.uploadByForm(key, "image/png", TEXT.length, sha256(TEXT), LIFE);
    assertEquals(204, StoreClient.post(form.url(), form.fields(), TEXT).status());
    assertEquals(new StoredFile(TEXT.length, "image/png"), OnVertx.await(() -> store.look(key)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "Content-Type", "x-amz-checksum-sha256", "policy", "x-amz-date"})
  void takesNoFormInWhichAFieldWasChanged(String field) {
    String key = key("incoming");
    String changed =
        field.equals("policy") ? "e30=" : field.equals("key") ? key("incoming") : "text/html";
    UploadForm form = addresses.uploadByForm(key, "image/png", TEXT.length, sha256(TEXT), LIFE);
    form.fields().put(field, changed);
    assertEquals(403, StoreClient.post(form.url(), form.fields(), TEXT).status());
    assertNull(OnVertx.await(() -> store.look(key)));
  }

  @Test
  void takesNoOtherFileByForm() {
    String key = key("incoming");
    UploadForm form = addresses.uploadByForm(key, "image/png", TEXT.length, null, LIFE);
    byte[] longer = Arrays.copyOf(TEXT, TEXT.length + 1);
    assertEquals(400, StoreClient.post(form.url(), form.fields(), longer).status());
    form.fields().put("x-amz-meta-more", "1");
    assertEquals(403, StoreClient.post(form.url(), form.fields(), TEXT).status());
    form.fields().remove("x-amz-meta-more");
    TestClock.advance(LIFE.plusSeconds(1));
    assertEquals(403, StoreClient.post(form.url(), form.fields(), TEXT).status());
    TestClock.reset();
    assertNull(OnVertx.await(() -> store.look(key)));
  }

  @Test
  void takesNoSignatureOfSomethingElse() {
    String key = key("private");
    OnVertx.await(() -> store.put(key, TEXT, FileHeaders.of("text/plain")));
    String url = addresses.downloadUrl(key, "a.txt", LIFE);
    for (UnaryOperator<String> change :
        java.util.List.<UnaryOperator<String>>of(
            address -> address.replace(key, key("private")),
            address -> address.replace("X-Amz-Expires=600", "X-Amz-Expires=60000"),
            address -> address.replaceFirst("&response-content-disposition=[^&]*", ""),
            address -> address.replaceFirst("response-content-disposition=[^&]*&", ""),
            address -> address + "&more=1",
            address -> address.replaceFirst("[?].*", ""))) {
      String changed = change.apply(url);
      if (!changed.equals(url)) {
        assertEquals(403, StoreClient.get(changed).status(), changed);
      }
    }
    assertEquals(403, StoreClient.put(url, java.util.Map.of(), TEXT).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "/x/y", "public/../private/x", "public/..", "a/b c", "a/b/c/d/e"})
  void knowsNoKeyThatCouldBeAnotherPath(String key) {
    assertThrows(
        IllegalArgumentException.class,
        () -> addresses.downloadUrl(key, "a", Duration.ofMinutes(1)));
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
