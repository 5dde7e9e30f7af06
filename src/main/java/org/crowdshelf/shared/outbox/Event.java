package org.crowdshelf.shared.outbox;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * An event for listeners of other features. Each feature lists its events on one page, a record
 * each in a class named …Events. A name stays once it is published, because stored events carry it.
 */
public interface Event {

  /** The key of the object that the event happened to. */
  UUID subject();

  /** The data that listeners get beside the subject; keys of objects are texts. */
  default JsonObject payload() {
    return new JsonObject();
  }

  /** The name under which it is stored: that of its record. */
  default String type() {
    return getClass().getSimpleName();
  }
}
