package org.crowdshelf.partner;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.crowdshelf.shared.outbox.Event;

/** The events of partners, for other features. */
final class PartnerEvents {

  private PartnerEvents() {}

  /** An organisation said yes or no to a project, or something else than before. */
  record PartnershipAnswered(PartnershipKey partnership, PartnerState answer) implements Event {
    @Override
    public UUID subject() {
      return partnership.project();
    }

    @Override
    public JsonObject payload() {
      return new JsonObject()
          .put("organisationId", partnership.organisation().toString())
          .put("role", partnership.role().name())
          .put("answer", answer.name());
    }
  }
}
