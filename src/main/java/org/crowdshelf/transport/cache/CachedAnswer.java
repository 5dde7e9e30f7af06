package org.crowdshelf.transport.cache;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.crowdshelf.transport.answer.Answers;

/**
 * The bytes of an answer without errors to a request without a token.
 *
 * @param cacheControl the Cache-Control header; null if caches outside may not keep the answer
 * @param etag null if they may not
 */
public record CachedAnswer(Buffer body, String cacheControl, String etag) {

  private static final int TAG_BYTES = 12;
  private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");

  /** An answer with a copy of these bytes; a written buffer is larger than its content. */
  static CachedAnswer of(Buffer written, CachePolicy policy) {
    byte[] bytes = written.getBytes();
    return policy.isNever()
        ? new CachedAnswer(Buffer.buffer(bytes), null, null)
        : new CachedAnswer(Buffer.buffer(bytes), policy.cacheControl(), etag(bytes));
  }

  /** Sends the bytes, or 304 to a client that already has them. */
  public void send(RoutingContext http, Answers answers) {
    HttpServerResponse response = http.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (etag != null) {
      response
          .putHeader(HttpHeaderNames.CACHE_CONTROL, cacheControl)
          .putHeader(HttpHeaderNames.ETAG, etag);
      if (isKnownTo(http.request())) {
        response.setStatusCode(304).end();
        return;
      }
    }
    response.putHeader(HttpHeaderNames.CONTENT_TYPE, Answers.type(http).contentType());
    answers.end(http, body);
  }

  private boolean isKnownTo(HttpServerRequest request) {
    // For a POST, If-None-Match means that the request must not be executed at all.
    if (request.method() == HttpMethod.POST) {
      return false;
    }
    List<String> sent = request.headers().getAll(HttpHeaderNames.IF_NONE_MATCH);
    return !sent.isEmpty() && matches(String.join(",", sent));
  }

  /** Returns whether an If-None-Match header matches this answer, by weak comparison. */
  boolean matches(String ifNoneMatch) {
    return ifNoneMatch.strip().equals("*")
        || TAG.matcher(ifNoneMatch).results().anyMatch(tag -> etag.endsWith(tag.group(1)));
  }

  // A weak tag stays valid when a proxy compresses the answer.
  private static String etag(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      byte[] tag = Arrays.copyOf(digest, TAG_BYTES);
      return "W/\"" + Base64.getUrlEncoder().encodeToString(tag) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
