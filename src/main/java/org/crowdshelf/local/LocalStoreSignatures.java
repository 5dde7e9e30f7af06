package org.crowdshelf.local;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.crowdshelf.shared.store.Signature4;
import org.crowdshelf.shared.store.StoreAccess;

/** Checks the signatures of requests and forms that come to the store inside the service. */
final class LocalStoreSignatures {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String SIGNATURE = "X-Amz-Signature";

  private final Supplier<Optional<StoreAccess>> access;
  private final Clock clock;

  LocalStoreSignatures(Supplier<Optional<StoreAccess>> access, Clock clock) {
    this.access = access;
    this.clock = clock;
  }

  /** Returns whether a request is signed, as it is, and its time is not over. */
  boolean allow(HttpServerRequest request) {
    SortedMap<String, String> query = new TreeMap<>();
    new QueryStringDecoder(request.uri())
        .parameters()
        .forEach((name, values) -> query.put(name, values.get(0)));
    String signature = query.remove(SIGNATURE);
    String time = query.get("X-Amz-Date");
    String expires = query.get("X-Amz-Expires");
    String names = query.get("X-Amz-SignedHeaders");
    if (signature == null || time == null || expires == null || names == null) {
      return false;
    }
    SortedMap<String, String> headers = new TreeMap<>();
    for (String name : List.of(names.split(";"))) {
      String value = request.getHeader(name);
      headers.put(name, value == null ? "" : value);
    }
    StoreAccess keys = access.get().orElseThrow();
    String right =
        Signature4.ofRequest(
            keys.secretKey(),
            keys.region(),
            time,
            request.method().name(),
            request.path(),
            query,
            headers);
    return same(right, signature) && isNow(time, expires);
  }

  /** The same of a form. */
  boolean allow(LocalStoreForm form) {
    String policy = form.field("policy");
    String signature = form.field("x-amz-signature");
    String time = form.field("x-amz-date");
    StoreAccess keys = access.get().orElseThrow();
    return policy != null
        && signature != null
        && time != null
        && time.matches("[0-9]{8}T[0-9]{6}Z")
        && same(Signature4.ofPolicy(keys.secretKey(), keys.region(), time, policy), signature)
        && form.isAllowed(clock.instant());
  }

  private boolean isNow(String time, String seconds) {
    try {
      Instant from = Instant.from(TIME.parse(time));
      Duration life = Duration.ofSeconds(Long.parseLong(seconds));
      return clock.instant().isBefore(from.plus(life));
    } catch (DateTimeException | NumberFormatException malformed) {
      return false;
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** The SHA-256 of a file, as the checksum's header tells it. */
  static String sha256(Buffer content) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(content.getBytes()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
