package org.crowdshelf.outcome;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.UUID;
import org.crowdshelf.shared.outbox.Event;

/** The events of outcomes, for other features. */
final class OutcomeEvents {

  private OutcomeEvents() {}

  /** A project's people told what became of the money. */
  record OutcomeReported(UUID report, UUID project) implements Event {
    @Override
    public UUID subject() {
      return report;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("projectId", project.toString());
    }
  }

  /** A project's people have to report by the end of this day, China's. */
  record OutcomeDueSoon(UUID project, LocalDate dueOn) implements Event {
    @Override
    public UUID subject() {
      return project;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("dueOn", dueOn.toString());
    }
  }

  /** The day is over and no report came: its people submit nothing and get no tranche. */
  record OutcomeOverdue(UUID project, LocalDate dueOn) implements Event {
    @Override
    public UUID subject() {
      return project;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("dueOn", dueOn.toString());
    }
  }
}
