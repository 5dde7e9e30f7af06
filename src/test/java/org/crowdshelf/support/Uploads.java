package org.crowdshelf.support;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests by which clients bring in a file. */
public final class Uploads {

  private static final String UPLOAD =
      " upload { id purpose state url width height rejectedBecause }";

  private static final String CREATE =
      "mutation ($input: CreateUploadsInput!) { createUploads(input: $input) { targets {"
          + " url method headers { name value } fields { name value } expiresAt"
          + UPLOAD
          + " } userErrors { code field message } } }";

  private static final String FINISH =
      "mutation ($input: FinishUploadInput!) { finishUpload(input: $input) {"
          + UPLOAD
          + " userErrors { code field } } }";

  private static final String ASK =
      "query ($id: ID!) { upload(id: $id) { id state url width height rejectedBecause } }";

  private Uploads() {}

  public static Answer create(Person person, String method, List<Map<String, Object>> files) {
    return person.asks(CREATE, Map.of("input", Map.of("method", method, "files", files)));
  }

  public static Map<String, Object> file(String purpose, String contentType, long bytes) {
    return Map.of("purpose", purpose, "contentType", contentType, "bytes", bytes);
  }

  /** Announces one file; the first target. */
  public static Map<String, Object> target(
      Person person, String method, String purpose, String contentType, byte[] content) {
    return create(person, method, List.of(file(purpose, contentType, content.length)))
        .get("createUploads.targets[0]");
  }

  /** Sends a file to its target, as browsers and mini-programs do; the store's status. */
  public static int send(Map<String, Object> target, byte[] content) {
    String url = (String) target.get("url");
    return target.get("method").equals("PUT")
        ? StoreClient.put(url, values(target.get("headers")), content).status()
        : StoreClient.post(url, values(target.get("fields")), content).status();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> values(Object list) {
    Map<String, String> values = new LinkedHashMap<>();
    ((List<Map<String, String>>) list)
        .forEach(each -> values.put(each.get("name"), each.get("value")));
    return values;
  }

  @SuppressWarnings("unchecked")
  public static String id(Map<String, Object> target) {
    return (String) ((Map<String, Object>) target.get("upload")).get("id");
  }

  public static Answer finish(Person person, String upload) {
    return person.asks(FINISH, Map.of("input", Map.of("uploadId", upload)));
  }

  public static Answer ask(Person person, String upload) {
    return person.asks(ASK, Map.of("id", upload));
  }

  /** Asks until the service has looked at it. */
  public static Answer checked(Person person, String upload) {
    Eventually.within(
        Duration.ofSeconds(20),
        () ->
            assertTrue(
                List.of("READY", "REJECTED")
                    .contains(ask(person, upload).<String>get("upload.state"))));
    return ask(person, upload);
  }

  /** Brings in a document; its id. */
  public static String document(Person person, String contentType, byte[] content) {
    Map<String, Object> target = target(person, "PUT", "DOCUMENT", contentType, content);
    send(target, content);
    finish(person, id(target)).get("finishUpload.upload.id");
    return checked(person, id(target)).get("upload.id");
  }

  /** Brings in a picture; its address. */
  public static String picture(Person person, byte[] content) {
    Map<String, Object> target = target(person, "PUT", "IMAGE", "image/jpeg", content);
    send(target, content);
    finish(person, id(target)).get("finishUpload.upload.id");
    return checked(person, id(target)).get("upload.url");
  }
}
