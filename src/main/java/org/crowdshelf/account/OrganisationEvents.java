package org.crowdshelf.account;

import java.util.UUID;
import org.crowdshelf.shared.outbox.Event;

/** The events of organisations, for other features. */
final class OrganisationEvents {

  private OrganisationEvents() {}

  /** Somebody has registered it; nobody has verified it yet. */
  record OrganisationRegistered(UUID organisation) implements Event {
    @Override
    public UUID subject() {
      return organisation;
    }
  }

  /** Its owners have changed what it says of itself. */
  record OrganisationChanged(UUID organisation) implements Event {
    @Override
    public UUID subject() {
      return organisation;
    }
  }

  /** A reviewer has verified it. */
  record OrganisationVerified(UUID organisation) implements Event {
    @Override
    public UUID subject() {
      return organisation;
    }
  }

  /** A reviewer has refused to verify it. */
  record OrganisationRejected(UUID organisation) implements Event {
    @Override
    public UUID subject() {
      return organisation;
    }
  }
}
