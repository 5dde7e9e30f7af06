package org.crowdshelf.local;

import io.vertx.core.MultiMap;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A form that puts a file into the store, and the policy in it. */
final class LocalStoreForm {

  private static final String BUCKET = "crowdshelf";
  private static final Set<String> NOT_IN_THE_POLICY = Set.of("policy", "x-amz-signature");
  private static final int RANGE = 3;

  private final MultiMap fields;

  LocalStoreForm(MultiMap fields) {
    this.fields = fields;
  }

  /** A field; null where the form has none. */
  String field(String name) {
    return fields.get(name);
  }

  /** Returns whether the policy has not run out and allows every field as it is. */
  boolean isAllowed(Instant now) {
    try {
      JsonObject policy = policy();
      return now.isBefore(Instant.parse(policy.getString("expiration", "")))
          && fits(policy.getJsonArray("conditions", new JsonArray()));
    } catch (DecodeException | IllegalArgumentException | DateTimeException malformed) {
      return false;
    }
  }

  /** Returns whether the policy allows a file of this size. */
  boolean allowsBytes(long bytes) {
    for (Object condition : policy().getJsonArray("conditions")) {
      if (condition instanceof JsonArray range
          && range.size() == RANGE
          && "content-length-range".equals(range.getValue(0))) {
        return bytes >= range.getLong(1) && bytes <= range.getLong(2);
      }
    }
    return true;
  }

  private boolean fits(JsonArray conditions) {
    Set<String> allowed = new HashSet<>(NOT_IN_THE_POLICY);
    for (Object condition : conditions) {
      if (condition instanceof JsonObject equal) {
        for (Map.Entry<String, Object> each : equal) {
          String sent = each.getKey().equals("bucket") ? BUCKET : field(each.getKey());
          if (!each.getValue().equals(sent)) {
            return false;
          }
          allowed.add(each.getKey().toLowerCase(Locale.ROOT));
        }
      }
    }
    return fields.names().stream()
        .allMatch(name -> allowed.contains(name.toLowerCase(Locale.ROOT)));
  }

  private JsonObject policy() {
    String encoded = field("policy");
    return new JsonObject(
        new String(
            Base64.getDecoder().decode(encoded == null ? "" : encoded), StandardCharsets.UTF_8));
  }
}
