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
 * An answer without errors to somebody without a token, as bytes.
 *
 * @param cacheControl how long caches outside may keep it; null for not at all
 * @param etag null where they may not
 */
public record CachedAnswer(Buffer body, String cacheControl, String etag) {

  private static final int TAG_BYTES = 12;
  private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");

  /** An answer of these bytes; they are copied, for a written buffer is larger than its content. */
  static CachedAnswer of(Buffer written, CachePolicy policy) {
    byte[] bytes = written.getBytes();
    return policy.isNever()
        ? new CachedAnswer(Buffer.buffer(bytes), null, null)
        : new CachedAnswer(Buffer.buffer(bytes), policy.cacheControl(), etag(bytes));
  }

  /** Sends the bytes, or 304 to a client that has them already. */
  public void send(RoutingContext http) {
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
    response.putHeader(HttpHeaderNames.CONTENT_TYPE, Answers.type(http).contentType()).end(body);
  }

  private boolean isKnownTo(HttpServerRequest request) {
    // For a POST the condition would mean that it is not to be done at all.
    if (request.method() == HttpMethod.POST) {
      return false;
    }
    List<String> sent = request.headers().getAll(HttpHeaderNames.IF_NONE_MATCH);
    return !sent.isEmpty() && matches(String.join(",", sent));
  }

  /** Whether an If-None-Match names this answer, by the weak comparison that it is made with. */
  boolean matches(String ifNoneMatch) {
    return ifNoneMatch.strip().equals("*")
        || TAG.matcher(ifNoneMatch).results().anyMatch(tag -> etag.endsWith(tag.group(1)));
  }

  // Weak, so that it survives a proxy that compresses.
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
