package org.crowdshelf.reward;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.outbox.Event;

/** The events of rewards, for other features. */
final class RewardEvents {

  private RewardEvents() {}

  /** A project offers one more. */
  record RewardAdded(UUID reward, UUID project) implements Event {
    @Override
    public UUID subject() {
      return reward;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("projectId", project.toString());
    }
  }

  /** Fields of it have changed. */
  record RewardChanged(UUID reward, UUID project, List<String> fields) implements Event {
    @Override
    public UUID subject() {
      return reward;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject()
          .put("projectId", project.toString())
          .put("fields", new JsonArray(fields));
    }
  }

  /** A project offers it no longer; nobody had claimed it. */
  record RewardRemoved(UUID reward, UUID project) implements Event {
    @Override
    public UUID subject() {
      return reward;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("projectId", project.toString());
    }
  }
}
