package org.crowdshelf.partner.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.partner.SponsorAccess;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Exports;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Fulfilling;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Partnerships;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Privacy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sponsor that sends its rewards sees the addresses of those who agreed, and no others. */
@QuarkusTest
class ShippingSponsorsTest {

  private static final String ACCESSES = "{ viewer { accesses { nodes { by what } } } }";

  private static final String DESK =
      "query ($id: ID!) { project(id: $id) { fulfilments { totalCount nodes { state } } } }";

  private static final String CONSENTS = "{ viewer { consents { purpose version given } } }";

  @Inject SponsorAccess access;

  private final Person fundraiser = Person.someoneNew();
  private final Person owner = Person.someoneNew();
  private final Person member = Person.someoneNew();
  private final Person agreeing = Person.someoneNew();
  private final Person silent = Person.someoneNew();
  private String organisation;
  private UUID project;
  private String projectId;
  private UUID reward;

  @BeforeEach
  void begin() {
    organisation = Organisations.ownedBy(owner);
    Organisations.join(organisation, owner, member, "EDITOR");
    project = Fixture.liveProject(fundraiser, "Supplied");
    projectId = Fixture.id(project);
    String added = Partnerships.addSponsored(fundraiser, projectId, organisation);
    reward = Fixture.key(IdType.REWARD, added);
    Partnerships.confirm(owner, organisation, projectId, "REWARD_SPONSOR", "SHIP_REWARDS");
  }

  @Test
  void getsTheAddressesOfThoseWhoAgreedAndTellsThem() {
    UUID agreed = pledge(agreeing, "2026-11");
    UUID other = pledge(silent, null);
    String file =
        Exports.download(
            member, Exports.made(member, "ADDRESSES", project, Map.of("format", "CSV")));
    assertTrue(file.contains("agreeing street"), file);
    assertFalse(file.contains("silent street"), file);
    assertEquals(
        "山谷图书馆", agreeing.asks(ACCESSES).get("viewer.accesses.nodes[0].by"), "the organisation");
    assertEquals(List.of(), silent.asks(ACCESSES).get("viewer.accesses.nodes"));
    assertEquals(true, ships(member, agreed));
    assertEquals(false, ships(member, other));
    assertEquals(false, ships(fundraiser, agreed), "not as a sponsor");
    String all =
        Exports.download(
            fundraiser, Exports.made(fundraiser, "ADDRESSES", project, Map.of("format", "CSV")));
    assertTrue(all.contains("agreeing street") && all.contains("silent street"), all);
  }

  @Test
  void seesNothingOnceTheConsentIsTakenBackOrItsRoleEnded() {
    UUID agreed = pledge(agreeing, "2026-11");
    assertEquals(true, ships(member, agreed));
    Partnerships.confirm(owner, organisation, projectId, "REWARD_SPONSOR");
    assertEquals(false, ships(member, agreed), "it does not send them any more");
    assertEquals("FORBIDDEN", Exports.request(member, "ADDRESSES", project).errorCode());
    Partnerships.confirm(owner, organisation, projectId, "REWARD_SPONSOR", "SHIP_REWARDS");
    Privacy.consent(agreeing, "ADDRESS_TO_SPONSOR", "2026-11", false)
        .get("giveConsent.consents[0].purpose");
    assertEquals(false, ships(member, agreed));
    assertEquals(
        List.of("NOTHING_TO_EXPORT"),
        Exports.request(member, "ADDRESSES", project).userErrorCodes("requestExport"));
  }

  @Test
  void sendsWhatItShipsAndNothingElse() {
    UUID agreed = pledge(agreeing, "2026-11");
    UUID other = pledge(silent, null);
    assertEquals("agreeing street", Fulfilling.read(member, agreed).get("node.address.street"));
    assertEquals("NOT_FOUND", Fulfilling.read(member, other).errorCode());
    assertEquals("山谷图书馆", agreeing.asks(ACCESSES).get("viewer.accesses.nodes[0].by"));
    Fulfilling.collect(agreed);
    Fulfilling.collect(other);
    assertEquals(
        List.of("UNKNOWN_PLEDGE"),
        Fulfilling.send(member, project, Fulfilling.line(other, "ems", "X1"))
            .userErrorCodes("sendRewards"));
    assertEquals(0, Fulfilling.parcels(other));
    Fulfilling.sent(member, project, agreed);
    assertEquals("SENT", Fulfilling.state(agreed));
    Answer desk = member.asks(DESK, Map.of("id", projectId));
    assertEquals(1, desk.<Integer>get("project.fulfilments.totalCount"));
    assertEquals(List.of("SENT"), desk.get("project.fulfilments.nodes.state"));
    assertEquals(
        2,
        fundraiser
            .asks(DESK, Map.of("id", projectId))
            .<Integer>get("project.fulfilments.totalCount"));
    assertNull(Person.someoneNew().asks(DESK, Map.of("id", projectId)).get("project.fulfilments"));
  }

  @Test
  void getsNoOtherFileAndStrangersGetNone() {
    pledge(agreeing, "2026-11");
    for (String kind : List.of("PLEDGES", "LEDGER")) {
      assertEquals("FORBIDDEN", Exports.request(member, kind, project).errorCode());
    }
    assertEquals(
        "FORBIDDEN", Exports.request(Person.someoneNew(), "ADDRESSES", project).errorCode());
  }

  @Test
  void keepsWhatTheBackerAgreedTo() {
    UUID agreed = pledge(agreeing, "2026-11");
    assertEquals("2026-11", stored(agreed));
    Answer consents = agreeing.asks(CONSENTS);
    assertEquals(List.of("ADDRESS_TO_SPONSOR"), consents.get("viewer.consents.purpose"));
    assertEquals("2026-11", consents.get("viewer.consents[0].version"));
  }

  @Test
  void storesNoConsentWhereNoSponsorSendsTheReward() {
    Partnerships.confirm(owner, organisation, projectId, "REWARD_SPONSOR");
    UUID agreed = pledge(agreeing, "2026-11");
    assertNull(stored(agreed));
    assertEquals(List.of(), agreeing.asks(CONSENTS).get("viewer.consents"));
  }

  @Test
  void refusesAVersionThatIsTooLong() {
    assertEquals(
        List.of("TOO_LONG"),
        Backing.place(agreeing, input(agreeing, "v".repeat(41))).userErrorCodes("placePledge"));
    assertEquals(0, Database.count("select count(*) from pledges where project_id = ?", project));
  }

  private UUID pledge(Person backer, String consent) {
    return Backing.paid(backer, input(backer, consent));
  }

  private Map<String, Object> input(Person backer, String consent) {
    Map<String, Object> input = new HashMap<>(Backing.input(project, 5000, reward));
    String street = backer == agreeing ? "agreeing street" : "silent street";
    input.put(
        "address",
        Map.of("recipient", "王", "phone", "13800138000", "region", "500231", "street", street));
    input.put("sponsorConsent", consent);
    return input;
  }

  private boolean ships(Person person, UUID pledge) {
    UUID account = Fixture.key(IdType.ACCOUNT, person.accountId());
    return OnVertx.await(() -> access.shipsPledge(account, pledge));
  }

  private static String stored(UUID pledge) {
    return Database.value(
        "select sponsor_consent from pledge_addresses where pledge_id = ?", pledge);
  }
}
