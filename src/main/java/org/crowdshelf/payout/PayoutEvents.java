package org.crowdshelf.payout;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.crowdshelf.shared.outbox.Event;

/** The events of the way of money to its people, for other features. */
final class PayoutEvents {

  private PayoutEvents() {}

  private static JsonObject of(UUID project) {
    return new JsonObject().put("project", project.toString());
  }

  /** Money goes to another account; whoever could be reached before is to be told. */
  record PayoutAccountSet(UUID owner, UUID setBy) implements Event {
    @Override
    public UUID subject() {
      return owner;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("setBy", setBy.toString());
    }
  }

  /** A project's own people asked for a tranche. */
  record TrancheRequested(UUID tranche, UUID project) implements Event {
    @Override
    public UUID subject() {
      return tranche;
    }

    @Override
    public JsonObject payload() {
      return of(project);
    }
  }

  /** A reviewer sent a tranche back. */
  record TrancheSentBack(UUID tranche, UUID project) implements Event {
    @Override
    public UUID subject() {
      return tranche;
    }

    @Override
    public JsonObject payload() {
      return of(project);
    }
  }

  /** A tranche was approved and is paid. */
  record TrancheApproved(UUID tranche, UUID project) implements Event {
    @Override
    public UUID subject() {
      return tranche;
    }

    @Override
    public JsonObject payload() {
      return of(project);
    }
  }

  /** A tranche arrived. */
  record TranchePaid(UUID tranche, UUID project) implements Event {
    @Override
    public UUID subject() {
      return tranche;
    }

    @Override
    public JsonObject payload() {
      return of(project);
    }
  }
}
