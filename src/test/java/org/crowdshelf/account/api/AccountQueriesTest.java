package org.crowdshelf.account.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountQueriesTest {

  @Test
  void findsAccountsAndOrganisationsByTheirIds() {
    Person owner = Person.someoneNew();
    String id = Organisations.ownedBy(owner);
    String account = owner.accountId();
    Answer answer =
        Person.VISITOR.asks(
            """
            query ($account: ID!, $organisation: ID!) {
              account(id: $account) { id organisations { id name } }
              organisation(id: $organisation) { id name kind verification website }
              first: node(id: $account) { id ... on Account { name } }
              second: node(id: $organisation) { id ... on Organisation { kind } } }""",
            Map.of("account", account, "organisation", id));
    assertEquals(account, answer.get("account.id"));
    assertEquals(List.of(id), answer.get("account.organisations.id"));
    assertEquals("UNVERIFIED", answer.get("organisation.verification"));
    assertEquals(account, answer.get("first.id"));
    assertEquals("PRIVATE_LIBRARY", answer.get("second.kind"));
  }

  @Test
  void doesNotFindMalformedForeignAndUnknownIds() {
    Person owner = Person.someoneNew();
    String organisation = Organisations.ownedBy(owner);
    String account = owner.accountId();
    String unknown = Ids.encode(IdType.ACCOUNT, Ids.next());
    for (String id : List.of("", "acc_1", "acc_" + "~".repeat(22), organisation, unknown)) {
      assertEquals("NOT_FOUND", ask("account", id).errorCode(), id);
    }
    for (String id : List.of("", "org_1", account, Organisations.unknown())) {
      assertEquals("NOT_FOUND", ask("organisation", id).errorCode(), id);
    }
    for (String id : List.of("", "org_1", "xyz_" + account.substring(4), unknown)) {
      assertEquals("NOT_FOUND", ask("node", id).errorCode(), id);
    }
  }

  @Test
  void showsNothingOfHowSomebodySignsIn() {
    Person somebody = Person.someoneNew();
    Answer answer = ask("account", somebody.accountId());
    assertFalse(answer.body().contains(somebody.name()), answer.body());
  }

  @Test
  void listsOrganisationsByName() {
    Person owner = Person.someoneNew();
    for (String name : List.of("Cedar", "Alder", "Birch")) {
      Organisations.register(owner, Map.of("name", name));
    }
    String query = "{ viewer { account { organisations { name } } } }";
    assertEquals(
        List.of("Alder", "Birch", "Cedar"),
        owner.asks(query).get("viewer.account.organisations.name"));
    Statements.assertAtMost(2, () -> owner.asks(query).get("viewer"));
  }

  @Test
  void findsOrganisationsOfAnAccountByAnIndex() {
    assertEquals(
        List.of(
            "CREATE INDEX memberships_account ON public.memberships USING btree (account_id, organisation_id)"),
        Database.column("select indexdef from pg_indexes where indexname = 'memberships_account'"));
  }

  private static Answer ask(String query, String id) {
    return Person.VISITOR.asks(
        "query ($id: ID!) { %s(id: $id) { __typename id } }".formatted(query), Map.of("id", id));
  }
}
