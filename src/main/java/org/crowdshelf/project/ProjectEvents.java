package org.crowdshelf.project;

import java.util.UUID;
import org.crowdshelf.shared.outbox.Event;

/** The events of projects, for other features; settlement has those of their ends. */
final class ProjectEvents {

  private ProjectEvents() {}

  /** A draft was created. */
  record ProjectCreated(UUID project) implements Event {
    @Override
    public UUID subject() {
      return project;
    }
  }

  /** Something was taken out of it, or replaced. */
  record ProjectRedacted(UUID project) implements Event {
    @Override
    public UUID subject() {
      return project;
    }
  }

  /** Its people have asked for a review. */
  record ProjectSubmitted(UUID project) implements Event {
    @Override
    public UUID subject() {
      return project;
    }
  }

  /** Its people have taken it back. */
  record ProjectWithdrawn(UUID project) implements Event {
    @Override
    public UUID subject() {
      return project;
    }
  }

  /** A reviewer has approved it. */
  record ProjectApproved(UUID project) implements Event {
    @Override
    public UUID subject() {
      return project;
    }
  }

  /** A reviewer wants changes first. */
  record ProjectChangesRequested(UUID project) implements Event {
    @Override
    public UUID subject() {
      return project;
    }
  }

  /** A reviewer has rejected it for good. */
  record ProjectRejected(UUID project) implements Event {
    @Override
    public UUID subject() {
      return project;
    }
  }

  /** It takes pledges from now on. */
  record ProjectLaunched(UUID project) implements Event {
    @Override
    public UUID subject() {
      return project;
    }
  }

  /** It is being looked into: no pledge is taken and nothing paid out. */
  record ProjectPaused(UUID project) implements Event {
    @Override
    public UUID subject() {
      return project;
    }
  }

  /** It goes on after a pause. */
  record ProjectResumed(UUID project) implements Event {
    @Override
    public UUID subject() {
      return project;
    }
  }

  /** Its people or an admin have canceled it; what was paid goes back. */
  record ProjectCanceled(UUID project) implements Event {
    @Override
    public UUID subject() {
      return project;
    }
  }
}
