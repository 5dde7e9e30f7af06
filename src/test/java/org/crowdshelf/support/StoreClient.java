package org.crowdshelf.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** Sends files to the object store and fetches them, as a browser and a mini-program do. */
public final class StoreClient {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** An answer of the store. */
  public record Reply(int status, byte[] body, HttpResponse<byte[]> response) {
    public String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }
  }

  private StoreClient() {}

  public static Reply get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).build());
  }

  /** As a browser's fetch does it. */
  public static Reply put(String url, Map<String, String> headers, byte[] file) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofByteArray(file));
    headers.forEach(request::header);
    return send(request.build());
  }

  /** As wx.uploadFile does it: the fields first, then the file. */
  public static Reply post(String url, Map<String, String> fields, byte[] file) {
    String boundary = UUID.randomUUID().toString();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) ->
            write(
                body,
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, name, value)));
    write(
        body,
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            .formatted(boundary));
    body.writeBytes(file);
    write(body, "\r\n--%s--\r\n".formatted(boundary));
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Reply send(HttpRequest request) {
    try {
      HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Reply(answer.statusCode(), answer.body(), answer);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
