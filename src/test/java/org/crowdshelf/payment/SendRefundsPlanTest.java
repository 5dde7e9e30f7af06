package org.crowdshelf.payment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import org.crowdshelf.support.Database;
import org.junit.jupiter.api.Test;

/**
 * The rows that the claim of refunds reads grow with those that are due, not with all that were
 * made.
 */
@QuarkusTest
class SendRefundsPlanTest {

  @Test
  void walksTheIndexOfRefundsThatAreDueOrDoubted() {
    String plan = Database.planOfLargeTables(SendRefunds.CLAIM);
    assertTrue(plan.contains("using refunds_due on refunds"), plan);
    assertFalse(plan.contains("Sort"), plan);
  }
}
