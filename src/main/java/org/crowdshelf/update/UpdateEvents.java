package org.crowdshelf.update;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.crowdshelf.shared.outbox.Event;

/** The events of updates, for other features. */
final class UpdateEvents {

  private UpdateEvents() {}

  /** An event of an update, which tells its project, too. */
  private interface OfUpdate extends Event {
    UUID update();

    UUID project();

    @Override
    default UUID subject() {
      return update();
    }

    @Override
    default JsonObject payload() {
      return new JsonObject().put("projectId", project().toString());
    }
  }

  /** A project has news. */
  record UpdatePosted(UUID update, UUID project) implements OfUpdate {}

  /** Its texts are gone; its number stays. */
  record UpdateRemoved(UUID update, UUID project) implements OfUpdate {}

  /** One of its earlier texts is gone. */
  record UpdateRevisionRemoved(UUID update, UUID project) implements OfUpdate {}

  /** Its author has changed it; the earlier text stays in its history. */
  record UpdateEdited(UUID update, UUID project) implements OfUpdate {}
}
