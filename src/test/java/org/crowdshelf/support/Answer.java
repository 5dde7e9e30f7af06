package org.crowdshelf.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** An answer of the service. */
public final class Answer {

  private final Response response;

  Answer(Response response) {
    this.response = response;
  }

  /** A value of data by its path; fails where there are errors. */
  public <T> T get(String path) {
    assertNull(errors(), () -> "errors: " + response.asString());
    return response.path("data." + path);
  }

  /** A value of data by its path, whatever errors stand beside it. */
  public <T> T getPartial(String path) {
    return response.path("data." + path);
  }

  /** The only top-level error's extensions.code; fails where there is none or more. */
  public String errorCode() {
    List<Map<String, ?>> errors = errors();
    assertEquals(1, errors == null ? 0 : errors.size(), () -> "errors of " + response.asString());
    return response.path("errors[0].extensions.code");
  }

  /** The first top-level error's message. */
  public String errorMessage() {
    return response.path("errors[0].message");
  }

  /** The codes of a mutation's userErrors; its payload's other fields are null then. */
  public List<String> userErrorCodes(String mutation) {
    return get(mutation + ".userErrors.code");
  }

  /** The whole body. */
  public String body() {
    return response.asString();
  }

  /** The HTTP status. */
  public int status() {
    return response.statusCode();
  }

  /** The HTTP response. */
  public Response response() {
    return response;
  }

  private List<Map<String, ?>> errors() {
    return response.path("errors");
  }
}
