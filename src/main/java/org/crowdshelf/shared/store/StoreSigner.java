package org.crowdshelf.shared.store;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Signs addresses and forms with which somebody may do one thing in the store for some time. */
record StoreSigner(StoreAccess access, Clock clock) {

  /**
   * The address of a request that may be made until {@code life} is over.
   *
   * @param at whose endpoint: the service's or the clients'
   * @param headers those that have to be sent with exactly these values, in lower case
   * @param extra further parameters, such as response-content-disposition
   */
  String address(
      URI at,
      String method,
      String key,
      Map<String, String> headers,
      Map<String, String> extra,
      Duration life) {
    String time = Signature4.time(clock.instant());
    SortedMap<String, String> signed = new TreeMap<>(headers);
    signed.put("host", access.host(at));
    SortedMap<String, String> query = new TreeMap<>(extra);
    query.put("X-Amz-Algorithm", Signature4.ALGORITHM);
    query.put("X-Amz-Credential", credential(time));
    query.put("X-Amz-Date", time);
    query.put("X-Amz-Expires", Long.toString(life.toSeconds()));
    query.put("X-Amz-SignedHeaders", String.join(";", signed.keySet()));
    String signature =
        Signature4.ofRequest(
            access.secretKey(), access.region(), time, method, access.path(key), query, signed);
    return access.address(at, key)
        + "?"
        + Signature4.query(query)
        + "&X-Amz-Signature="
        + signature;
  }

  /**
   * The fields of a form that may put one file of exactly this size under a key.
   *
   * @param fields further fields, such as Content-Type
   */
  Map<String, String> form(String key, long bytes, Map<String, String> fields, Duration life) {
    Instant now = clock.instant();
    String time = Signature4.time(now);
    Map<String, String> all = new LinkedHashMap<>();
    all.put("key", key);
    all.putAll(fields);
    all.put("x-amz-algorithm", Signature4.ALGORITHM);
    all.put("x-amz-credential", credential(time));
    all.put("x-amz-date", time);
    JsonArray conditions = new JsonArray().add(new JsonObject().put("bucket", access.bucket()));
    all.forEach((name, value) -> conditions.add(new JsonObject().put(name, value)));
    conditions.add(new JsonArray().add("content-length-range").add(bytes).add(bytes));
    String policy =
        new JsonObject()
            .put("expiration", now.plus(life).truncatedTo(ChronoUnit.SECONDS).toString())
            .put("conditions", conditions)
            .encode();
    String encoded = Base64.getEncoder().encodeToString(policy.getBytes(StandardCharsets.UTF_8));
    all.put("policy", encoded);
    all.put(
        "x-amz-signature", Signature4.ofPolicy(access.secretKey(), access.region(), time, encoded));
    return all;
  }

  private String credential(String time) {
    return access.accessKey() + "/" + Signature4.scope(time, access.region());
  }
}
