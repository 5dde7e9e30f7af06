package org.crowdshelf.pledge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BackersTest {

  private static final String PAGE =
      """
      query ($id: ID!, $first: Int, $after: String) {
        project(id: $id) {
          raised { minor } backerCount
          backers(first: $first, after: $after) {
            totalCount
            edges { cursor node { name amount { minor } message account { id } organisation { id } backedAt } }
            nodes { name }
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          }
        }
      }""";

  private final Person fundraiser = Person.someoneNew();

  @Test
  void isEmptyForAProjectThatNobodyBacked() {
    Answer answer = page(Fixture.liveProject(fundraiser, "Empty"), 20, null);
    assertEquals(0, answer.<Integer>get("project.backers.totalCount"));
    assertEquals(List.of(), answer.get("project.backers.edges"));
    assertFalse(answer.<Boolean>get("project.backers.pageInfo.hasNextPage"));
    assertNull(answer.get("project.backers.pageInfo.endCursor"));
  }

  @Test
  void countsEachBackerOnceAndEachPledgeInTheList() {
    UUID project = Fixture.liveProject(fundraiser, "Twice");
    Person backer = Person.someoneNew();
    Fixture.paidPledge(project, backer, 1000, false, null);
    Fixture.paidPledge(project, backer, 2500, false, "加油");
    Answer answer = page(project, 20, null);
    assertEquals(3500, answer.<Integer>get("project.raised.minor"));
    assertEquals(1, answer.<Integer>get("project.backerCount"));
    assertEquals(2, answer.<Integer>get("project.backers.totalCount"));
    assertEquals("加油", answer.get("project.backers.edges[0].node.message"));
  }

  @Test
  void countsAnAnonymousPledgeAsABackerOfItsOwn() {
    UUID project = Fixture.liveProject(fundraiser, "Quietly, too");
    Person backer = Person.someoneNew();
    UUID first = Backing.paid(backer, Backing.input(project, 1000));
    UUID hidden = Backing.paid(backer, anonymous(project));
    Backing.paid(backer, anonymous(project));
    Backing.paid(backer, Backing.input(project, 1000));
    Answer answer = page(project, 20, null);
    assertEquals(3, answer.<Integer>get("project.backerCount"));
    assertEquals(4, answer.<Integer>get("project.backers.totalCount"));
    Backing.cancel(backer, hidden);
    assertEquals(2, page(project, 20, null).<Integer>get("project.backerCount"));
    Backing.cancel(backer, first);
    assertEquals(2, page(project, 20, null).<Integer>get("project.backerCount"));
    Books.assertAgree(project);
  }

  @Test
  void showsOnlyTheDayOfAnAnonymousPledge() {
    UUID project = Fixture.liveProject(fundraiser, "One day");
    // All on 1 March in China; the anonymous ones are paid first, second and last.
    paidAt(project, 1, true, "2026-02-28T16:00:01Z");
    UUID second = paidAt(project, 2, true, "2026-03-01T01:00:00Z");
    paidAt(project, 3, false, "2026-03-01T08:00:00Z");
    paidAt(project, 4, true, "2026-03-01T15:59:59Z");
    paidAt(project, 5, false, "2026-02-28T15:00:00Z");
    Answer page = page(project, 20, null);
    List<Integer> amounts = page.get("project.backers.edges.node.amount.minor");
    assertEquals(3, amounts.get(0));
    assertEquals(5, amounts.get(4));
    List<String> times = page.get("project.backers.edges.node.backedAt");
    assertEquals(List.of("2026-02-28T16:00:00Z"), times.subList(1, 4).stream().distinct().toList());
    assertEquals("2026-03-01T08:00:00Z", times.get(0));

    Database.execute(
        "update pledges set paid_at = timestamptz '2026-03-01T15:59:59.5Z' where id = ?", second);
    assertEquals(
        amounts,
        page(project, 20, null).get("project.backers.edges.node.amount.minor"),
        "the time of day does not move an anonymous pledge");
    List<Integer> paged = new ArrayList<>();
    String after = null;
    do {
      Answer one = page(project, 1, after);
      paged.addAll(one.get("project.backers.edges.node.amount.minor"));
      after = one.get("project.backers.pageInfo.endCursor");
    } while (paged.size() < 5);
    assertEquals(amounts, paged);
  }

  private static Map<String, Object> anonymous(UUID project) {
    Map<String, Object> input = Backing.input(project, 1000);
    input.put("anonymous", true);
    return input;
  }

  private static UUID paidAt(UUID project, long amountMinor, boolean anonymous, String time) {
    UUID pledge = Fixture.paidPledge(project, Person.someoneNew(), amountMinor, anonymous, null);
    Database.execute("update pledges set paid_at = ?::timestamptz where id = ?", time, pledge);
    return pledge;
  }

  @Test
  void pagesNewestFirstWithoutLossWhileMoreComeIn() {
    UUID project = Fixture.liveProject(fundraiser, "Pages");
    List<Integer> amounts = new ArrayList<>();
    for (int i = 1; i <= 7; i++) {
      Fixture.paidPledge(project, Person.someoneNew(), i, false, null);
    }
    String after = null;
    boolean more = true;
    while (more) {
      Answer answer = page(project, 3, after);
      amounts.addAll(answer.get("project.backers.edges.node.amount.minor"));
      more = answer.get("project.backers.pageInfo.hasNextPage");
      after = answer.get("project.backers.pageInfo.endCursor");
      Fixture.paidPledge(project, Person.someoneNew(), 100, false, null);
    }
    assertEquals(List.of(7, 6, 5, 4, 3, 2, 1), amounts);
  }

  @Test
  void keepsTheAccountBehindAnAnonymousPledgeToItself() {
    UUID project = Fixture.liveProject(fundraiser, "Quietly");
    Person backer = Person.someoneNew();
    UUID pledge = Fixture.paidPledge(project, backer, 1000, true, "good luck");
    for (Person asking : List.of(Person.VISITOR, fundraiser, Person.REVIEWER, backer)) {
      Answer answer = asking.asks(PAGE, Map.of("id", Fixture.id(project)));
      assertEquals("Anonymous", answer.get("project.backers.edges[0].node.name"));
      assertNull(answer.get("project.backers.edges[0].node.account"));
      assertFalse(answer.body().contains(backer.accountId()));
      assertFalse(answer.body().contains(Ids.encode(IdType.PLEDGE, pledge)));
    }
    assertEquals(
        "匿名",
        Person.VISITOR
            .asksIn("zh-CN", PAGE, Map.of("id", Fixture.id(project)))
            .get("project.backers.edges[0].node.name"));
  }

  @Test
  void putsNothingReadableIntoItsCursors() {
    UUID project = Fixture.liveProject(fundraiser, "Sealed");
    UUID pledge = Fixture.paidPledge(project, Person.someoneNew(), 1000, true, null);
    String cursor = page(project, 1, null).get("project.backers.edges[0].cursor");
    String bytes = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1);
    assertFalse(bytes.contains(pledge.toString()));
  }

  @Test
  void showsTheOrganisationInWhoseNameSomebodyBacks() {
    UUID project = Fixture.liveProject(fundraiser, "For a company");
    Person employee = Person.someoneNew();
    UUID pledge = Fixture.paidPledge(project, employee, 1000, false, null);
    UUID company = Ids.next();
    Database.execute(
        "insert into organisations (id, name, kind, verification, registered_by, created_at)"
            + " select ?, '书香公司', 'COMPANY', 'UNVERIFIED', account_id, now() from pledges where id = ?",
        company,
        pledge);
    Database.execute("update pledges set organisation_id = ? where id = ?", company, pledge);
    Answer answer = page(project, 20, null);
    assertEquals("书香公司", answer.get("project.backers.edges[0].node.name"));
    assertEquals(
        Ids.encode(IdType.ORGANISATION, company),
        answer.get("project.backers.edges[0].node.organisation.id"));
    assertNull(answer.get("project.backers.edges[0].node.account"));
  }

  @Test
  void leavesOutPledgesThatAreNotPaidOrWereGivenBack() {
    UUID project = Fixture.liveProject(fundraiser, "Given back");
    UUID pledge = Fixture.paidPledge(project, Person.someoneNew(), 1000, false, null);
    Database.execute(
        "update pledges set state = 'REFUNDED', refunded_at = now() where id = ?", pledge);
    assertEquals(0, page(project, 20, null).<Integer>get("project.backers.totalCount"));
  }

  @Test
  void refusesACursorOfAnotherProjectsListOrAForgedOne() {
    UUID one = Fixture.liveProject(fundraiser, "One");
    UUID other = Fixture.liveProject(fundraiser, "Other");
    Fixture.paidPledge(one, Person.someoneNew(), 1000, false, null);
    String cursor = page(one, 1, null).get("project.backers.edges[0].cursor");
    assertEquals(List.of(), page(one, 1, cursor).get("project.backers.edges"));
    for (String foreign : List.of(cursor.substring(1) + "A", "x", "", "AAAA".repeat(200))) {
      assertEquals("BAD_USER_INPUT", page(one, 1, foreign).errorCode(), foreign);
    }
    assertEquals("BAD_USER_INPUT", page(other, 1, cursor).errorCode());
  }

  @Test
  void refusesSizesOutside1To100() {
    UUID project = Fixture.liveProject(fundraiser, "Sizes");
    for (int size : new int[] {0, -1, 101, Integer.MAX_VALUE}) {
      assertEquals("BAD_USER_INPUT", page(project, size, null).errorCode());
    }
    assertEquals(0, page(project, 100, null).<Integer>get("project.backers.totalCount"));
  }

  @Test
  void answersAliasesWithDifferentArgumentsEachForItself() {
    UUID project = Fixture.liveProject(fundraiser, "Aliases");
    Fixture.paidPledge(project, Person.someoneNew(), 1, false, null);
    Fixture.paidPledge(project, Person.someoneNew(), 2, false, null);
    Answer answer =
        Person.VISITOR.asks(
            "query ($id: ID!) { project(id: $id) { one: backers(first: 1) { nodes { amount { minor } } }"
                + " two: backers(first: 2) { nodes { amount { minor } } } } }",
            Map.of("id", Fixture.id(project)));
    assertEquals(List.of(2), answer.get("project.one.nodes.amount.minor"));
    assertEquals(List.of(2, 1), answer.get("project.two.nodes.amount.minor"));
  }

  @Test
  void countsHoweverTheCountIsAskedFor() {
    UUID project = Fixture.liveProject(fundraiser, "Counted");
    Fixture.paidPledge(project, Person.someoneNew(), 1, false, null);
    Fixture.paidPledge(project, Person.someoneNew(), 2, false, null);
    Answer answer =
        Person.VISITOR.asks(
            """
            query ($id: ID!) {
              project(id: $id) {
                alias: backers(first: 1) { count: totalCount }
                inline: backers(first: 1) { ... on BackerConnection { ... { totalCount } } }
                spread: backers(first: 1) { ...Outer }
                merged: backers(first: 1) { nodes { name } }
                merged: backers(first: 1) { totalCount }
                left: backers(first: 1) { nodes { name } totalCount @skip(if: true) }
              }
            }
            fragment Outer on BackerConnection { nodes { name } ...Inner }
            fragment Inner on BackerConnection { totalCount }""",
            Map.of("id", Fixture.id(project)));
    assertEquals(2, answer.<Integer>get("project.alias.count"));
    for (String way : List.of("inline", "spread", "merged")) {
      assertEquals(2, answer.<Integer>get("project." + way + ".totalCount"), way);
    }
    assertEquals(1, answer.<List<?>>get("project.left.nodes").size());
  }

  @Test
  void countsNothingUnlessAsked() {
    UUID project = Fixture.liveProject(fundraiser, "Not counted");
    String page = "query ($id: ID!) { project(id: $id) { backers { nodes { name } %s } } }";
    Map<String, ?> id = Map.of("id", Fixture.id(project));
    assertEquals(2, statements(page.formatted(""), id));
    assertEquals(3, statements(page.formatted("totalCount"), id));
  }

  private static int statements(String page, Map<String, ?> variables) {
    return Statements.of(() -> Person.VISITOR.asks(page, variables)).size();
  }

  private static Answer page(UUID project, int first, String after) {
    Map<String, Object> variables = new java.util.HashMap<>();
    variables.put("id", Fixture.id(project));
    variables.put("first", first);
    variables.put("after", after);
    return Person.VISITOR.asks(PAGE, variables);
  }
}
