package org.crowdshelf.privacy;

import java.util.UUID;
import org.crowdshelf.shared.outbox.Event;

/** The events of privacy, for other features. */
final class PrivacyEvents {

  private PrivacyEvents() {}

  /** A person was erased; the account has no name any more. */
  record AccountErased(UUID account) implements Event {
    @Override
    public UUID subject() {
      return account;
    }
  }
}
