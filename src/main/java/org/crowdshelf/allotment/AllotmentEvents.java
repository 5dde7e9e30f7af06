package org.crowdshelf.allotment;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.crowdshelf.shared.outbox.Event;

/** The events of budgets whose lines change, for other features. */
final class AllotmentEvents {

  private AllotmentEvents() {}

  private static JsonObject of(UUID move) {
    return new JsonObject().put("move", move.toString());
  }

  /** A surplus was allotted, or lines were cut. */
  record FundsAllotted(UUID project) implements Event {
    @Override
    public UUID subject() {
      return project;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject();
    }
  }

  /** Money of one line serves another; backers are told. */
  record BudgetMoved(UUID move, UUID project) implements Event {
    @Override
    public UUID subject() {
      return project;
    }

    @Override
    public JsonObject payload() {
      return of(move);
    }
  }

  /**
   * Its own people want money of one line for another; a reviewer decides, and backers are told.
   */
  record BudgetMoveAsked(UUID move, UUID project) implements Event {
    @Override
    public UUID subject() {
      return project;
    }

    @Override
    public JsonObject payload() {
      return of(move);
    }
  }

  /** A reviewer refused a move; its own people are told. */
  record BudgetMoveRefused(UUID move, UUID project) implements Event {
    @Override
    public UUID subject() {
      return project;
    }

    @Override
    public JsonObject payload() {
      return of(move);
    }
  }
}
