package org.crowdshelf.settlement;

import java.util.UUID;
import org.crowdshelf.shared.outbox.Event;

/** The events of the ends of projects, for other features. */
final class SettlementEvents {

  private SettlementEvents() {}

  /** It has ended and is paid out by its funding rule. */
  record ProjectSucceeded(UUID project) implements Event {
    @Override
    public UUID subject() {
      return project;
    }
  }

  /** It has ended below its goal; what was paid goes back. */
  record ProjectFailed(UUID project) implements Event {
    @Override
    public UUID subject() {
      return project;
    }
  }
}
