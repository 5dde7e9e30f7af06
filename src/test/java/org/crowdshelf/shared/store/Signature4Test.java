package org.crowdshelf.shared.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class Signature4Test {

  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final Instant AT = Instant.parse("2013-05-24T00:00:00Z");

  private static StoreAccess amazon(boolean pathStyle) {
    URI endpoint = URI.create("https://s3.amazonaws.com");
    return new StoreAccess(
        endpoint,
        endpoint,
        URI.create("https://media.example.org"),
        "us-east-1",
        "examplebucket",
        pathStyle,
        "AKIAIOSFODNN7EXAMPLE",
        SECRET);
  }

  private static StoreSigner signer(boolean pathStyle) {
    return new StoreSigner(amazon(pathStyle), Clock.fixed(AT, ZoneOffset.UTC));
  }

  // "Authenticating Requests: Using Query Parameters" in the API reference of Amazon S3.
  @Test
  void signsTheExampleOfTheReferenceAlike() {
    assertEquals(
        "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
            + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
            + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
        signer(false)
            .address(
                amazon(false).endpoint(),
                "GET",
                "test.txt",
                Map.of(),
                Map.of(),
                Duration.ofDays(1)));
  }

  @Test
  void putsTheBucketIntoThePathWhereTheStoreWantsItThere() {
    String address =
        signer(true)
            .address(
                amazon(true).endpoint(),
                "GET",
                "public/a.jpg",
                Map.of(),
                Map.of(),
                Duration.ofMinutes(5));
    assertTrue(address.startsWith("https://s3.amazonaws.com/examplebucket/public/a.jpg?"), address);
  }

  @Test
  void signsEveryHeaderAndParameter() {
    TreeMap<String, String> query = new TreeMap<>(Map.of("X-Amz-Expires", "600"));
    TreeMap<String, String> headers =
        new TreeMap<>(Map.of("host", "store", "content-length", "1000"));
    String signature = signature(query, headers);
    assertEquals(64, signature.length());
    assertNotEquals(signature, signature(new TreeMap<>(Map.of("X-Amz-Expires", "601")), headers));
    headers.put("content-length", "1001");
    assertNotEquals(signature, signature(query, headers));
  }

  private static String signature(TreeMap<String, String> query, TreeMap<String, String> headers) {
    return Signature4.ofRequest(
        SECRET, "us-east-1", Signature4.time(AT), "PUT", "/b/incoming/x", query, headers);
  }

  @Test
  void encodesByteByByteAsTheReferenceSays() {
    assertEquals(
        "name=%E4%B9%A6%20%2B%2F~", Signature4.query(new TreeMap<>(Map.of("name", "书 +/~"))));
  }
}
