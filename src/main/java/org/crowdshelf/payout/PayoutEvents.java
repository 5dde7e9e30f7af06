package org.crowdshelf.payout;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.crowdshelf.shared.outbox.Event;

/** The events of the way of money to its people, for other features. */
final class PayoutEvents {

  private PayoutEvents() {}

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
}
