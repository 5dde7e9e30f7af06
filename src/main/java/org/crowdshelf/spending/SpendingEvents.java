package org.crowdshelf.spending;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.shared.outbox.Event;

/** The events of what is spent and shown, for other features. */
final class SpendingEvents {

  private SpendingEvents() {}

  private static JsonObject of(UUID project) {
    return new JsonObject().put("project", project.toString());
  }

  /** An event of a spending, which tells its project, too. */
  private interface OfSpending extends Event {
    UUID spending();

    UUID project();

    @Override
    default UUID subject() {
      return spending();
    }

    @Override
    default JsonObject payload() {
      return of(project());
    }
  }

  /** A project's own people showed what they spent. */
  record SpendingDeclared(UUID spending, UUID project) implements OfSpending {}

  /** They took it back. */
  record SpendingReversed(UUID spending, UUID project) implements OfSpending {}

  /** A reviewer found it in order. */
  record SpendingAccepted(UUID spending, UUID project) implements OfSpending {}

  /** A reviewer asked about it; its own people have to answer. */
  record SpendingQuestioned(UUID spending, UUID project) implements OfSpending {}

  /** Its own people answered; reviewers look at it again. */
  record SpendingAnswered(UUID spending, UUID project) implements OfSpending {}

  /** Receipts for what was paid out will be due. */
  record ReceiptsDueSoon(UUID tranche, UUID project, Instant dueAt) implements Event {
    @Override
    public UUID subject() {
      return tranche;
    }

    @Override
    public JsonObject payload() {
      return of(project).put("dueAt", dueAt.toString());
    }
  }
}
