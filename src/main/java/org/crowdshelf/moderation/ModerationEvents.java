package org.crowdshelf.moderation;

import java.util.UUID;
import org.crowdshelf.shared.outbox.Event;

/** The events of moderation, for other features. */
final class ModerationEvents {

  private ModerationEvents() {}

  /** An admin changed what an account may not do. */
  record AccountRestricted(UUID account) implements Event {
    @Override
    public UUID subject() {
      return account;
    }
  }
}
