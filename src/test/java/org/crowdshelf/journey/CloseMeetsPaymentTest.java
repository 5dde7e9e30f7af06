package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.Test;

/** A backer who canceled pays in the moment in which the payment is closed at the provider. */
@QuarkusTest
class CloseMeetsPaymentTest {

  private static final int TIMES = 200;

  // The provider's own books, and ours.
  private static final String IN_DOUBT =
      """
      select count(*) from payments p
        join sandbox_payments s on s.reference = p.merchant_reference
        join pledges g on g.id = p.purpose_id
        left join refunds r on r.payment_id = p.id and r.state = 'DONE' and r.amount_minor = p.amount_minor
       where p.subject_id = ?
         and not (s.state = 'SUCCEEDED' and p.state = 'SUCCEEDED' and r.id is not null
                    and g.state in ('REFUNDED', 'CANCELED')
               or s.state <> 'SUCCEEDED' and p.state in ('CLOSED', 'FAILED') and r.id is null
                    and g.state = 'CANCELED')""";

  @Test
  void endsInMoneyGivenBackOrInNoMoneyTaken() {
    UUID project = Fixture.liveProject(Person.someoneNew(), "A library");
    Person backer = Person.someoneNew();
    for (int i = 0; i < TIMES; i++) {
      UUID pledge = Backing.placed(backer, Backing.input(project, 100));
      Backing.cancel(backer, pledge);
      Database.execute("update payments set next_query_at = now() where purpose_id = ?", pledge);
      // One begins up to 5 ms after the other.
      long later = (i - TIMES / 2) * 50_000L;
      List<Supplier<Boolean>> both = new ArrayList<>();
      both.add(
          () -> {
            LockSupport.parkNanos(-later);
            Sandbox.askAfterPayments();
            return true;
          });
      both.add(
          () -> {
            LockSupport.parkNanos(later);
            Sandbox.pay(pledge);
            return true;
          });
      Together.each(both, Supplier::get);
    }
    Database.execute(
        "update payments set next_query_at = now() where subject_id = ? and state in ('CREATED', 'PENDING')",
        project);
    Sandbox.askAfterPayments();
    Sandbox.sendMessages();
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    assertEquals(0, Database.count(IN_DOUBT, project));
    assertTrue(paid(project) > 0, "some were paid first");
    assertTrue(paid(project) < TIMES, "some were closed first");
    assertEquals(0, Books.raised(project));
    Books.assertAgree(project);
  }

  private static long paid(UUID project) {
    return Database.count(
        "select count(*) from payments where subject_id = ? and state = 'SUCCEEDED'", project);
  }
}
