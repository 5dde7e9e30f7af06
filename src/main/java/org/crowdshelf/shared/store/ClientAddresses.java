package org.crowdshelf.shared.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The addresses and forms with which clients send files to the store and fetch them there. They are
 * made without a call to the store; a site without a store has none of them.
 */
@ApplicationScoped
public class ClientAddresses {

  private final StoreSettings settings;
  private final Clock clock;

  ClientAddresses(StoreSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The address at which everyone reads a file under {@code public/}. */
  public String publicUrl(String key) {
    if (!key.startsWith(StoreKeys.PUBLIC)) {
      throw new IllegalArgumentException(key);
    }
    return access().publicAddress() + "/" + StoreKeys.checked(key);
  }

  /**
   * An address at which whoever has it fetches a file until {@code life} is over.
   *
   * @param fileName the name under which a browser saves it
   */
  public String downloadUrl(String key, String fileName, Duration life) {
    String name = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
    return signer()
        .address(
            access().clientEndpoint(),
            "GET",
            StoreKeys.checked(key),
            Map.of(),
            Map.of("response-content-disposition", "attachment; filename*=UTF-8''" + name),
            life);
  }

  /**
   * Lets a client put one file of exactly this size and type under a key.
   *
   * @param sha256 the hash of the file that is taken, 32 bytes; null for any file
   */
  public UploadForm uploadByPut(
      String key, String contentType, long bytes, byte[] sha256, Duration life) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("content-type", contentType);
    if (sha256 != null) {
      headers.put("x-amz-checksum-sha256", Base64.getEncoder().encodeToString(sha256));
    }
    Map<String, String> signed = new TreeMap<>(headers);
    // Browsers send it by themselves, and do not let pages say it.
    signed.put("content-length", Long.toString(bytes));
    return new UploadForm(
        signer()
            .address(
                access().clientEndpoint(), "PUT", StoreKeys.checked(key), signed, Map.of(), life),
        headers,
        Map.of());
  }

  /** The same by a form with the file in the field {@code file}. */
  public UploadForm uploadByForm(
      String key, String contentType, long bytes, byte[] sha256, Duration life) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("Content-Type", contentType);
    if (sha256 != null) {
      fields.put("x-amz-checksum-sha256", Base64.getEncoder().encodeToString(sha256));
    }
    fields.put("success_action_status", Integer.toString(HttpURLConnection.HTTP_NO_CONTENT));
    StoreAccess access = access();
    return new UploadForm(
        access.address(access.clientEndpoint(), ""),
        Map.of(),
        signer().form(StoreKeys.checked(key), bytes, fields, life));
  }

  private StoreSigner signer() {
    return new StoreSigner(access(), clock);
  }

  private StoreAccess access() {
    return settings.required();
  }
}
