package org.crowdshelf.account.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Rows;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountTest {

  @Test
  void accountsWhoseHashesCollideHaveTheirOwnOrganisations() {
    long high = UUID.randomUUID().getMostSignificantBits();
    long low = UUID.randomUUID().getLeastSignificantBits();
    UUID one = new UUID(high, low);
    UUID other = new UUID(low, high);
    assertEquals(one.hashCode(), other.hashCode());
    memberOf(one, "One's library");
    memberOf(other, "Other's library");

    String document =
        """
        { one: account(id: "%s") { organisations { name } }
          other: account(id: "%s") { organisations { name } } }"""
            .formatted(Ids.encode(IdType.ACCOUNT, one), Ids.encode(IdType.ACCOUNT, other));
    Answer answer = Person.VISITOR.asks(document);
    assertEquals(List.of("One's library"), answer.get("one.organisations.name"));
    assertEquals(List.of("Other's library"), answer.get("other.organisations.name"));
    // The two accounts, and one statement for the organisations of both.
    Statements.assertAtMost(3, () -> Person.VISITOR.asks(document));
  }

  @Test
  void showsNothingPrivate() {
    Person someone = Person.someoneNew();
    String id = someone.accountId();
    Answer answer =
        Person.VISITOR.asks(
            "{ account(id: \"" + id + "\") { id name avatarUrl bio organisations { id } } }");
    assertEquals(id, answer.get("account.id"));
    assertFalse(answer.body().contains("\"" + someone.name() + "\""), answer::body);
    for (String secret : List.of("email", "phone", "subject", "issuer", "createdAt")) {
      assertEquals(
          "GRAPHQL_VALIDATION_FAILED",
          someone.asks("{ account(id: \"" + id + "\") { " + secret + " } }").errorCode());
    }
  }

  private static void memberOf(UUID account, String organisation) {
    UUID id = UUID.randomUUID();
    Rows.account(account);
    Rows.organisation(id, account);
    Database.execute("update organisations set name = ? where id = ?", organisation, id);
    Database.execute("insert into memberships values (?, ?, 'OWNER', now())", id, account);
  }
}
