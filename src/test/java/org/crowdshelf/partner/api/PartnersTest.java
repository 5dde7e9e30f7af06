package org.crowdshelf.partner.api;

import static org.crowdshelf.support.Partnerships.answer;
import static org.crowdshelf.support.Partnerships.confirm;
import static org.crowdshelf.support.Partnerships.seenBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Partnerships;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everybody sees the partners and sponsors who said yes, and some see the others. */
@QuarkusTest
class PartnersTest {

  private static final String ADDRESS =
      "query ($id: ID!) { project(id: $id) { gaps { code params { name value } } } }";

  private final Person fundraiser = Person.someoneNew();
  private final Person owner = Person.someoneNew();
  private String organisation;

  @BeforeEach
  void begin() {
    organisation = Organisations.ownedBy(owner);
  }

  @Test
  void areShownToEverybodyOnceTheySaidYes() {
    String project = liveWith("CO_INITIATOR");
    confirm(owner, organisation, project, "CO_INITIATOR", "POST_UPDATES");
    Answer seen = seenBy(Person.VISITOR, project);
    assertEquals(List.of("CONFIRMED"), seen.get("project.partners.state"));
    assertEquals(List.of("POST_UPDATES"), seen.get("project.partners[0].helpsWith"));
    assertEquals(organisation, seen.get("project.partners[0].organisation.id"));
  }

  @Test
  void areSeenByThoseConcernedAloneBeforeAndAfterANo() {
    String project = liveWith("CO_INITIATOR");
    for (String state : List.of("ASKED", "DECLINED")) {
      for (Person person : List.of(Person.VISITOR, Person.someoneNew())) {
        assertEquals(List.of(), seenBy(person, project).get("project.partners"), state);
      }
      for (Person person : List.of(fundraiser, owner, Person.REVIEWER, Person.ADMIN)) {
        assertEquals(List.of(state), seenBy(person, project).get("project.partners.state"));
      }
      answer(owner, organisation, project, "CO_INITIATOR", false);
    }
  }

  @Test
  void doNotKeepAProjectFromTheReviewBeforeTheyAnswer() {
    String project = Partnerships.draftNaming(fundraiser, organisation, "CO_INITIATOR");
    ProjectSteps.submit(fundraiser, project).get("submitProject.project.id");
  }

  @Test
  void keepAProjectFromTheReviewWhereTheyAreToSupplyARewardAndSaidNothing() {
    String project = Partnerships.draftSuppliedBy(fundraiser, organisation);
    String before = ProjectSteps.everything(project);
    assertEquals(
        List.of("SPONSOR_NOT_CONFIRMED"),
        ProjectSteps.submit(fundraiser, project).userErrorCodes("submitProject"));
    assertEquals(before, ProjectSteps.everything(project));
    Answer gaps = fundraiser.asks(ADDRESS, Map.of("id", project));
    assertEquals(List.of("SPONSOR_NOT_CONFIRMED"), gaps.get("project.gaps.code"));
    assertEquals("山谷图书馆", gaps.get("project.gaps[0].params[0].value"));
    confirm(owner, organisation, project, "REWARD_SPONSOR");
    ProjectSteps.submit(fundraiser, project).get("submitProject.project.id");
  }

  @Test
  void areNamedWithTheirRewardsOnceTheySaidYes() {
    String project = ProjectSteps.createLive(fundraiser);
    Partnerships.addSponsored(fundraiser, project, organisation);
    Answer hidden = seenBy(Person.VISITOR, project);
    assertNull(hidden.get("project.rewards[0].sponsor"));
    assertEquals(false, hidden.get("project.rewards[0].sponsorConfirmed"));
    assertNotNull(seenBy(owner, project).get("project.rewards[0].sponsor"));
    confirm(owner, organisation, project, "REWARD_SPONSOR", "SHIP_REWARDS");
    Answer seen = seenBy(Person.VISITOR, project);
    assertEquals(organisation, seen.get("project.rewards[0].sponsor.id"));
    assertEquals(true, seen.get("project.rewards[0].sponsorConfirmed"));
    assertEquals(true, seen.get("project.rewards[0].shippedBySponsor"));
  }

  @Test
  void stayWithRewardsThatBackersChoseWhenTheirRoleEnds() {
    String project = ProjectSteps.createLive(fundraiser);
    String chosen = Partnerships.addSponsored(fundraiser, project, organisation);
    confirm(owner, organisation, project, "REWARD_SPONSOR", "SHIP_REWARDS");
    UUID reward = Fixture.key(IdType.REWARD, chosen);
    Database.execute("update rewards set claimed = 1 where id = ?", reward);
    answer(owner, organisation, project, "REWARD_SPONSOR", false)
        .get("answerPartnership.partnership.state");
    Answer seen = seenBy(Person.VISITOR, project);
    assertEquals(organisation, seen.get("project.rewards[0].sponsor.id"));
    assertEquals(true, seen.get("project.rewards[0].sponsorConfirmed"));
    assertEquals(false, seen.get("project.rewards[0].shippedBySponsor"));
    Database.execute("update rewards set claimed = 0 where id = ?", reward);
    assertNull(seenBy(Person.someoneNew(), project).get("project.rewards[0].sponsor"));
  }

  @Test
  void haveNoSponsorWhereNoneIsNamed() {
    UUID project = Fixture.liveProject(fundraiser, "Alone");
    Backing.reward(project, 100, null, null, false);
    Answer seen = seenBy(Person.VISITOR, Fixture.id(project));
    assertNull(seen.get("project.rewards[0].sponsorConfirmed"));
    assertEquals(false, seen.get("project.rewards[0].shippedBySponsor"));
  }

  @Test
  void requestsAreSeenByMembersAloneAndReadInFewStatements() {
    for (int i = 0; i < 3; i++) {
      Partnerships.draftSuppliedBy(fundraiser, organisation);
    }
    for (Person person : List.of(Person.VISITOR, fundraiser, Person.REVIEWER, Person.ADMIN)) {
      assertNull(
          Partnerships.requests(person, organisation).get("organisation.partnershipRequests"));
    }
    Statements.assertAtMost(
        4,
        () ->
            assertEquals(
                3,
                Partnerships.requests(owner, organisation)
                    .<List<?>>get("organisation.partnershipRequests")
                    .size()));
  }

  private String liveWith(String role) {
    String project = Partnerships.draftNaming(fundraiser, organisation, role);
    ProjectSteps.submit(fundraiser, project).get("submitProject.project.id");
    ProjectSteps.approve(Person.REVIEWER, project).get("reviewProject.project.id");
    return project;
  }
}
