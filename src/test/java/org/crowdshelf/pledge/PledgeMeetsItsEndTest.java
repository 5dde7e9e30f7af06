package org.crowdshelf.pledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.Meeting;
import org.junit.jupiter.api.Test;

/** Payment, expiry, cancellation and the end of the project meet at one pledge. */
@QuarkusTest
class PledgeMeetsItsEndTest extends MeetingPledges {

  @Test
  void givesPlacesBackOnceWhereTwoReplicasExpireThem() {
    placed();
    UUID due = due();
    var met = Meeting.at(reward(), this::expireDue, this::expireDue);
    assertFalse(met.waited(), "what one replica has in hand is nothing to wait for");
    assertEquals(List.of(1L, 0L), List.of(met.first(), met.second()));
    assertEquals("EXPIRED", Backing.state(due));
    assertEquals(1, claimed());
    assertEquals(1, events("PledgeExpired", due));
  }

  @Test
  void expiresNoPledgeThatIsBeingPaid() {
    UUID due = due();
    var met = Meeting.at(project(), telling(due), this::expireDue);
    assertFalse(met.waited(), "what is being paid is nothing to wait for");
    assertEquals(List.of(200, 0L), List.of(met.first(), met.second()));
    assertEquals("PAID", Backing.state(due));
    assertEquals(1, claimed());
  }

  @Test
  void takesItsPlaceAgainForAPledgeThatExpiredWhileItWasPaid() {
    UUID due = due();
    var met = Meeting.at(reward(), this::expireDue, telling(due));
    assertEquals(List.of(1L, 200), List.of(met.first(), met.second()));
    assertEquals("PAID", Backing.state(due));
    assertEquals(1, claimed());
  }

  @Test
  void cancelsOnceHoweverOftenOneTaps() {
    placed();
    UUID reserved = placed();
    Meeting.at(reward(), canceling(reserved), canceling(reserved));
    assertEquals(1, claimed());
    assertEquals(1, events("PledgeCanceled", reserved));
    UUID paid = paid();
    var met = Meeting.at(reward(), canceling(paid), canceling(paid));
    assertEquals(met.first().body(), met.second().body());
    assertEquals("REFUNDING", Backing.state(paid));
    assertEquals(1, claimed());
    assertEquals(1, refunds(paid));
  }

  @Test
  void givesMoneyBackThatComesWhileAPledgeIsCanceled() {
    UUID pledge = placed();
    var met = Meeting.at(reward(), canceling(pledge), telling(pledge));
    assertEquals(200, met.second());
    assertEquals("CANCELED", Backing.state(pledge));
    assertEquals(0, claimed());
    assertEquals(1, refunds(pledge));
  }

  @Test
  void refundsAPledgeThatIsCanceledWhileItIsPaid() {
    UUID pledge = placed();
    Meeting.at(project(), telling(pledge), canceling(pledge));
    assertEquals("REFUNDING", Backing.state(pledge));
    assertEquals(0, claimed());
    assertEquals(1, refunds(pledge));
  }

  @Test
  void cancelsNothingWhereTheProjectEndsMeanwhile() {
    UUID pledge = paid();
    HeldRow end = HeldRow.after("update projects set ends_at = now() where id = ?", project);
    CompletableFuture<Answer> canceled;
    try (end) {
      canceled = CompletableFuture.supplyAsync(canceling(pledge));
      assertTrue(end.awaitedBy(canceled));
    }
    assertEquals(List.of("PROJECT_NOT_LIVE"), canceled.join().userErrorCodes("cancelPledge"));
    assertEquals("PAID", Backing.state(pledge));
    assertEquals(0, refunds(pledge));
    assertEquals(0, events("PledgeCanceled", pledge));
    assertEquals(1000, Books.raised(project));
  }

  @Test
  void givesMoneyBackThatNoSumCouldHold() {
    String raise = "update projects set raised_minor = raised_minor + ? where id = ?";
    long almostAll = (1L << 53) - 1 - 1000;
    Database.execute(raise, almostAll, project);
    UUID last = Backing.paid(backer, Backing.input(project, 1000));
    UUID more = Backing.paid(backer, Backing.input(project, 100));
    Books.expire();
    assertEquals(List.of("PAID", "EXPIRED"), states(last, more));
    assertEquals(1, refunds(more));
    assertEquals(almostAll + 1000, Books.raised(project));
    Database.execute(raise, -almostAll, project);
  }

  @Test
  void letsNoReservationInDisorderHoldUpTheOthers() {
    UUID disorderly = due();
    // Nobody claimed what it would give back.
    Database.execute("update rewards set claimed = 0 where id = ?", reward);
    UUID orderly = Backing.placed(backer, Backing.input(project, 1000));
    Database.execute("update pledges set reserved_until = now() where id = ?", orderly);
    assertEquals(2, expireDue());
    assertEquals(List.of("RESERVED", "EXPIRED"), states(disorderly, orderly));
    assertEquals(0, expireDue(), "it waits");
    Database.execute("update rewards set claimed = 1 where id = ?", reward);
  }
}
