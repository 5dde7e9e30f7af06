package org.crowdshelf.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.crowdshelf.support.Findings;
import org.crowdshelf.support.Management;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PaymentFindingsHealthTest {

  @Test
  void isRedWhileAFindingIsOpen() {
    Findings.closeAll();
    int before = Management.health("well");
    Findings.open("red-" + UUID.randomUUID());
    assertEquals(503, Management.health("well"));
    assertEquals(200, Management.health("ready"));
    Findings.closeAll();
    assertEquals(before, Management.health("well"));
  }
}
