package org.crowdshelf.pledge;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.crowdshelf.shared.outbox.Event;

/** The events of pledges, and of goals that pledges reach, for other features. */
final class PledgeEvents {

  private PledgeEvents() {}

  /** A pledge is reserved and waits for its payment. */
  record PledgePlaced(UUID pledge, UUID project) implements Event {
    @Override
    public UUID subject() {
      return pledge;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("projectId", project.toString());
    }
  }

  /** It is paid and counted; the amount is in minor units of the project's currency. */
  record PledgePaid(UUID pledge, UUID project, long amountMinor) implements Event {
    @Override
    public UUID subject() {
      return pledge;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("projectId", project.toString()).put("amountMinor", amountMinor);
    }
  }

  /** It was not paid in time, or its payment failed; its places are free. */
  record PledgeExpired(UUID pledge, UUID project) implements Event {
    @Override
    public UUID subject() {
      return pledge;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("projectId", project.toString());
    }
  }

  /** Its backer has given it up. */
  record PledgeCanceled(UUID pledge, UUID project) implements Event {
    @Override
    public UUID subject() {
      return pledge;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("projectId", project.toString());
    }
  }

  /** A part of it goes back by the decision of the fundraiser or an admin. */
  record PledgeGivenBack(UUID pledge, UUID project, long amountMinor) implements Event {
    @Override
    public UUID subject() {
      return pledge;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("projectId", project.toString()).put("amountMinor", amountMinor);
    }
  }

  /** All that was paid for it is back with the payer. */
  record PledgeRefunded(UUID pledge) implements Event {
    @Override
    public UUID subject() {
      return pledge;
    }
  }

  /** The paid pledges have passed the goal, once in the life of a project. */
  record ProjectReachedGoal(UUID project) implements Event {
    @Override
    public UUID subject() {
      return project;
    }
  }
}
