package org.crowdshelf.account.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
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
  void hasANameOfTheSiteUntilItChoosesOne() {
    Person someone = Person.someoneNew();
    UUID key = Ids.require(IdType.ACCOUNT, someone.accountId());
    Database.execute("update accounts set name = '—' where id = ?", key);
    String name = someone.asks("{ viewer { account { name } } }").get("viewer.account.name");
    assertTrue(name.matches("Reader [1-9][0-9]{3}"), name);
    AccountNode account = new AccountNode(key, null, null, null, null);
    assertEquals(name, account.name(Language.EN));
    assertEquals(name.replace("Reader ", "书友"), account.name(Language.ZH_CN));
    Database.execute("update accounts set name = 'Li' where id = ?", key);
    assertEquals("Li", someone.asks("{ viewer { account { name } } }").get("viewer.account.name"));
  }

  @Test
  void tellsTheRolesThatTheTokenGives() {
    assertEquals(
        List.of("reviewer"), Person.REVIEWER.asks("{ viewer { roles } }").get("viewer.roles"));
    assertEquals(List.of(), Person.someoneNew().asks("{ viewer { roles } }").get("viewer.roles"));
  }
}
