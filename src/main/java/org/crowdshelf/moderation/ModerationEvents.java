package org.crowdshelf.moderation;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.crowdshelf.shared.outbox.Event;

/** The events of moderation, for other features. */
final class ModerationEvents {

  private ModerationEvents() {}

  /** A reviewer decided on what was reported; its reporters may be told. */
  record CaseDecided(UUID caseKey, CaseDecision decision) implements Event {
    @Override
    public UUID subject() {
      return caseKey;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("decision", decision.name());
    }
  }

  /** An admin changed what an account may not do. */
  record AccountRestricted(UUID account) implements Event {
    @Override
    public UUID subject() {
      return account;
    }
  }
}
