package org.crowdshelf.update;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.crowdshelf.shared.outbox.Event;

/** The events of updates, for other features. */
final class UpdateEvents {

  private UpdateEvents() {}

  /** A project has news. */
  record UpdatePosted(UUID update, UUID project) implements Event {
    @Override
    public UUID subject() {
      return update;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("projectId", project.toString());
    }
  }

  /** Its texts are gone; its number stays. */
  record UpdateRemoved(UUID update, UUID project) implements Event {
    @Override
    public UUID subject() {
      return update;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("projectId", project.toString());
    }
  }

  /** One of its earlier texts is gone. */
  record UpdateRevisionRemoved(UUID update, UUID project) implements Event {
    @Override
    public UUID subject() {
      return update;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("projectId", project.toString());
    }
  }

  /** Its author has changed it; the earlier text stays in its history. */
  record UpdateEdited(UUID update, UUID project) implements Event {
    @Override
    public UUID subject() {
      return update;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("projectId", project.toString());
    }
  }
}
