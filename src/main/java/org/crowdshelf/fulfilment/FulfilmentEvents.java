package org.crowdshelf.fulfilment;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.outbox.Event;

/** The events of what is sent to backers, who are told of each. */
final class FulfilmentEvents {

  private FulfilmentEvents() {}

  /** From then on the addresses for these rewards stay as they are. */
  record AddressesToBeLocked(UUID project, List<UUID> rewards, Instant from) implements Event {
    @Override
    public UUID subject() {
      return project;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("rewardIds", texts(rewards)).put("from", from.toString());
    }
  }

  /** Parcels went out for these pledges. */
  record RewardsSent(UUID project, List<UUID> pledges) implements Event {
    @Override
    public UUID subject() {
      return project;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("pledgeIds", texts(pledges));
    }
  }

  /** It comes later than was promised; null where no day was. */
  record RewardDelayed(UUID reward, UUID project, LocalDate promised, LocalDate later)
      implements Event {
    @Override
    public UUID subject() {
      return reward;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject()
          .put("projectId", project.toString())
          .put("promised", promised == null ? null : promised.toString())
          .put("later", later.toString());
    }
  }

  /** A backer says that it did not come, or not as promised. */
  record DeliveryProblemReported(UUID pledge, UUID project) implements Event {
    @Override
    public UUID subject() {
      return pledge;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("projectId", project.toString());
    }
  }

  /** Nobody answered a problem in time: reviewers have to look at it. */
  record DeliveryProblemUnanswered(UUID pledge, UUID project) implements Event {
    @Override
    public UUID subject() {
      return pledge;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("projectId", project.toString());
    }
  }

  private static JsonArray texts(List<UUID> keys) {
    return new JsonArray(keys.stream().map(UUID::toString).toList());
  }
}
