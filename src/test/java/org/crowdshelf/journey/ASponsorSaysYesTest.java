package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Exports;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Fulfilling;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Partnerships;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A bookshop supplies a project's rewards and sends them; a stranger's claim stays hidden. */
@QuarkusTest
class ASponsorSaysYesTest {

  private static final String DESK =
      "query ($id: ID!) { project(id: $id) { fulfilments { totalCount nodes { pledge { address { street } } } } } }";

  private final Person teacher = Person.someoneNew();
  private final Person bookseller = Person.someoneNew();
  private final Person stranger = Person.someoneNew();
  private final Person backer = Person.someoneNew();

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void andIsNamedWhileAStrangersClaimStaysHidden() {
    String shop =
        Organisations.register(bookseller, Map.of("name", "京东图书", "kind", "COMPANY"))
            .get("registerOrganisation.organisation.id");

    String claimed = live(stranger, Partnerships.draftNaming(stranger, shop, "CO_INITIATOR"));
    assertEquals(List.of(), Partnerships.seenBy(Person.VISITOR, claimed).get("project.partners"));
    Partnerships.answer(bookseller, shop, claimed, "CO_INITIATOR", false)
        .get("answerPartnership.partnership.state");
    assertEquals(List.of(), Partnerships.seenBy(backer, claimed).get("project.partners"));

    String corner = Partnerships.draftSuppliedBy(teacher, shop);
    assertEquals(
        List.of("SPONSOR_NOT_CONFIRMED"),
        ProjectSteps.submit(teacher, corner).userErrorCodes("submitProject"));
    Answer asked = Partnerships.requests(bookseller, shop);
    assertEquals("ASKED", asked.get("organisation.partnershipRequests[0].state"));
    assertEquals(corner, asked.get("organisation.partnershipRequests[0].project.id"));
    assertEquals(List.of("A book"), asked.get("organisation.partnershipRequests[0].rewards.title"));
    Partnerships.confirm(bookseller, shop, corner, "REWARD_SPONSOR", "SHIP_REWARDS");
    live(teacher, corner);

    Answer page = Partnerships.seenBy(backer, corner);
    assertEquals(shop, page.get("project.rewards[0].sponsor.id"));
    assertTrue(page.<Boolean>get("project.rewards[0].shippedBySponsor"));
    UUID reward =
        Fixture.key(
            IdType.REWARD,
            backer
                .asks(
                    "query ($id: ID!) { project(id: $id) { rewards { id } } }",
                    Map.of("id", corner))
                .get("project.rewards[0].id"));
    UUID project = ProjectSteps.key(corner);
    UUID agreed = pledge(backer, project, reward, "山路 1 号", "2026-11");
    UUID other = pledge(Person.someoneNew(), project, reward, "河边 2 号", null);

    String sheet =
        Exports.download(
            bookseller, Exports.made(bookseller, "ADDRESSES", project, Map.of("format", "CSV")));
    assertTrue(sheet.contains("山路 1 号"), sheet);
    assertFalse(sheet.contains("河边 2 号"), "that backer did not agree");
    assertEquals(
        "京东图书",
        backer.asks("{ viewer { accesses { nodes { by } } } }").get("viewer.accesses.nodes[0].by"));
    Backing.paid(Person.someoneNew(), Backing.input(project, 1_000_000));
    Days.pass(Duration.ofDays(91));
    assertEquals("SUCCEEDED", ProjectSteps.state(corner));

    Answer desk = bookseller.asks(DESK, Map.of("id", corner));
    assertEquals(1, desk.<Integer>get("project.fulfilments.totalCount"));
    assertEquals(List.of("山路 1 号"), desk.get("project.fulfilments.nodes.pledge.address.street"));
    assertEquals(
        List.of("UNKNOWN_PLEDGE"),
        Fulfilling.send(bookseller, project, Fulfilling.line(other, "ems", "E2"))
            .userErrorCodes("sendRewards"));
    Fulfilling.sent(bookseller, project, agreed);
    Fulfilling.sent(teacher, project, other);
    assertEquals("SENT", Fulfilling.read(backer, agreed).get("node.fulfilment.state"));
    Fulfilling.confirm(backer, agreed, true).get("confirmReceipt.fulfilment.id");
    assertEquals(1, Fulfilling.totals(project).<Integer>get("project.fulfilmentTotals.received"));
    assertEquals(2, Fulfilling.totals(project).<Integer>get("project.fulfilmentTotals.sent"));
    assertNull(
        Partnerships.requests(stranger, shop).get("organisation.partnershipRequests"),
        "what a shop is asked is its own");
  }

  private static String live(Person fundraiser, String project) {
    ProjectSteps.submit(fundraiser, project).get("submitProject.project.id");
    ProjectSteps.approve(Person.REVIEWER, project).get("reviewProject.project.id");
    return project;
  }

  private static UUID pledge(
      Person person, UUID project, UUID reward, String street, String consent) {
    Map<String, Object> input = new HashMap<>(Backing.input(project, 5000, reward));
    input.put(
        "address",
        Map.of("recipient", "王", "phone", "13800138000", "region", "500231", "street", street));
    input.put("sponsorConsent", consent);
    return Backing.paid(person, input);
  }
}
