package org.crowdshelf.journey;

import io.quarkus.arc.Arc;
import java.time.Duration;
import java.time.Instant;
import org.crowdshelf.settlement.EndDueProjects;
import org.crowdshelf.settlement.SettleProject;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.TestClock;

/** Time passes, and every job of the service and of the provider does what is due then. */
final class Days {

  private Days() {}

  /** After so long. */
  static void pass(Duration time) {
    TestClock.advance(time);
    jobs();
  }

  /** To the end of a project, the end included. */
  static void passToTheEndOf(Campaign campaign) {
    TestClock.advance(Duration.between(Instant.now(), endOf(campaign)).plus(Duration.ofSeconds(1)));
    jobs();
  }

  /** When a project ends, as its page says. */
  static Instant endOf(Campaign campaign) {
    return Instant.parse(campaign.page(Person.VISITOR).get("project.endsAt"));
  }

  private static void jobs() {
    Books.expire();
    OnVertx.await(Arc.container().instance(EndDueProjects.class).get()::endDue);
    SettleProject settlement = Arc.container().instance(SettleProject.class).get();
    while (OnVertx.await(settlement::settleDue) > 0) {
      // It opens so many settlements at once; others' projects have ended on this day too.
    }
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    Sandbox.askAfterPayments();
  }
}
