package org.crowdshelf.support.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Plain HTTP that follows no redirect and keeps no cookie by itself. */
public final class Http {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** An answer. */
  public record Reply(int status, HttpHeaders headers, String body) {

    /** A header's value; null where there is none. */
    public String header(String name) {
      return headers.firstValue(name).orElse(null);
    }
  }

  private Http() {}

  /** The answer to a request. */
  public static Reply send(HttpRequest request) {
    try {
      HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.headers(), response.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The answer to a form. */
  public static Reply form(URI to, Map<String, String> fields) {
    return send(
        HttpRequest.newBuilder(to)
            .timeout(Duration.ofMinutes(1))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(fields)))
            .build());
  }

  /** Returns whether a server answers there with 200. */
  public static boolean answers(URI address) {
    try {
      return send(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build()).status()
          == 200;
    } catch (UncheckedIOException nobody) {
      return false;
    }
  }

  /** Fields as they stand in a form or behind the question mark of an address. */
  public static String encoded(Map<String, String> fields) {
    return new TreeMap<>(fields)
        .entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
  }
}
