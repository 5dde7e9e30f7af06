package org.crowdshelf.account.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ViewerTest {

  @Test
  void isNullForAVisitor() {
    assertNull(Person.VISITOR.asks("{ viewer { roles } }").get("viewer"));
  }

  @Test
  void makesOneAccountAtTheFirstSignIn() {
    Person someone = Person.someoneNew();
    String id = someone.accountId();
    assertTrue(id.matches("acc_[0-9A-Za-z]{22}"), id);
    assertEquals(id, someone.accountId());
    assertEquals(
        1, Database.count("select count(*) from accounts where subject = ?", someone.name()));
  }

  @Test
  void tellsTheRolesThatTheTokenGives() {
    assertEquals(
        List.of("reviewer"), Person.REVIEWER.asks("{ viewer { roles } }").get("viewer.roles"));
    assertEquals(List.of(), Person.someoneNew().asks("{ viewer { roles } }").get("viewer.roles"));
  }
}
