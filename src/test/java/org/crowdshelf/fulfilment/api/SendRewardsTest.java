package org.crowdshelf.fulfilment.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Fulfilling;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Partnerships;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SendRewardsTest {

  private static final String MANY =
      """
      insert into pledges (id, project_id, account_id, reward_id, amount_minor, state, idempotency_key, input_hash,
                           created_at, paid_at, collected_at)
      select gen_random_uuid(), ?, ?, ?, 100, 'COLLECTED', gen_random_uuid()::text, sha256('x'), now(), now(), now()
        from generate_series(1, 500)""";

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private final Person other = Person.someoneNew();
  // Nobody else's parcel has it.
  private final String number = UUID.randomUUID().toString().replace("-", "").toUpperCase();
  private UUID project;
  private UUID reward;
  private UUID pledge;

  @BeforeEach
  void begin() {
    project = Fixture.liveProject(fundraiser, "Parcels");
    reward = Fulfilling.reward(project, true, null);
    pledge = Fulfilling.collected(project, reward, backer);
  }

  @Test
  void storesAParcelAndTellsIt() {
    Answer sent =
        Fulfilling.send(
            fundraiser, project, Fulfilling.line(pledge, " ShunFeng ", number.toLowerCase()));
    assertEquals(List.of(), sent.userErrorCodes("sendRewards"));
    assertEquals(List.of("SENT"), sent.get("sendRewards.fulfilments.state"));
    Answer seen = Fulfilling.read(backer, pledge);
    assertEquals("shunfeng", seen.get("node.fulfilment.parcels[0].carrier"));
    assertEquals(number, seen.get("node.fulfilment.parcels[0].trackingNumber"));
    assertEquals(List.of("[\"" + pledge + "\"]"), told());
  }

  @Test
  void isSafeToSendAgain() {
    Map<String, Object> line = Fulfilling.line(pledge, "ems", number);
    Answer first = Fulfilling.send(fundraiser, project, line, line);
    Answer again = Fulfilling.send(fundraiser, project, line);
    assertEquals(List.of(Fulfilling.id(pledge)), first.get("sendRewards.fulfilments.pledge.id"));
    assertEquals(first.body(), again.body());
    assertEquals(1, Fulfilling.parcels(pledge));
    Fulfilling.send(fundraiser, project, Fulfilling.line(pledge, "ems", null));
    Fulfilling.send(fundraiser, project, Fulfilling.line(pledge, "ems", null));
    assertEquals(2, Fulfilling.parcels(pledge));
    assertEquals(2, told().size());
  }

  @Test
  void answersBadLinesByTheirIndexAndStoresTheOthers() {
    UUID unaddressed = Fulfilling.paid(project, reward, other);
    Fulfilling.collect(unaddressed);
    UUID received = Fulfilling.collected(project, reward, backer);
    Fulfilling.sent(fundraiser, project, received);
    Fulfilling.confirm(backer, received, null);
    UUID foreign = foreign();
    UUID refunded = Fulfilling.collected(project, reward, backer);
    Fulfilling.giveBack(refunded);
    UUID unpaid = Fulfilling.paid(project, reward, other);
    Answer answer =
        Fulfilling.send(
            fundraiser,
            project,
            Fulfilling.line(unaddressed, "ems", null),
            Fulfilling.line(pledge, "ems", number),
            Fulfilling.line(received, "ems", null + "1"),
            Fulfilling.line(foreign, "ems", null),
            Fulfilling.line(refunded, "ems", null),
            Fulfilling.line(unpaid, "ems", null),
            Map.of("pledgeId", "nonsense", "parcel", Map.of("carrier", "ems")),
            Map.of("pledgeId", Fixture.id(project), "parcel", Map.of("carrier", "ems")),
            Fulfilling.line(pledge, "no carrier", null),
            Fulfilling.line(pledge, "ems", "x".repeat(41)));
    assertEquals(
        List.of(
            "ADDRESS_MISSING",
            "FULFILMENT_STATE",
            "UNKNOWN_PLEDGE",
            "UNKNOWN_PLEDGE",
            "UNKNOWN_PLEDGE",
            "UNKNOWN_PLEDGE",
            "UNKNOWN_PLEDGE",
            "BAD_CHARACTERS",
            "TOO_LONG"),
        answer.userErrorCodes("sendRewards"));
    assertEquals(List.of("input", "sent", "0"), answer.get("sendRewards.userErrors[0].field"));
    assertEquals(List.of("input", "sent", "2"), answer.get("sendRewards.userErrors[1].field"));
    assertEquals(List.of(Fulfilling.id(pledge)), answer.get("sendRewards.fulfilments.pledge.id"));
    assertEquals(1, Fulfilling.parcels(pledge));
    assertEquals("NEEDS_BACKER", Fulfilling.state(unaddressed));
    assertEquals(1, Fulfilling.parcels(received));
  }

  private UUID foreign() {
    UUID another = Fixture.liveProject(fundraiser, "Another");
    return Fulfilling.collected(another, Fulfilling.reward(another, true, null), backer);
  }

  @Test
  void handsOverWithoutAnAddress() {
    UUID unaddressed = Fulfilling.paid(project, reward, other);
    Fulfilling.collect(unaddressed);
    assertEquals(
        List.of("SENT"),
        Fulfilling.send(fundraiser, project, Fulfilling.line(unaddressed, "hand", null))
            .get("sendRewards.fulfilments.state"));
  }

  @Test
  void keepsOneNumberForOneBacker() {
    UUID mine = Fulfilling.collected(project, reward, backer);
    UUID others = Fulfilling.collected(project, reward, other);
    Answer answer =
        Fulfilling.send(
            fundraiser,
            project,
            Fulfilling.line(pledge, "ems", number),
            Fulfilling.line(others, "ems", number),
            Fulfilling.line(mine, "ems", number),
            Fulfilling.line(others, "yunda", number));
    assertEquals(List.of("DUPLICATE_PARCEL"), answer.userErrorCodes("sendRewards"));
    assertEquals(List.of("input", "sent", "1"), answer.get("sendRewards.userErrors[0].field"));
    assertEquals(
        List.of("DUPLICATE_PARCEL"),
        Fulfilling.send(fundraiser, project, Fulfilling.line(others, "EMS", number))
            .userErrorCodes("sendRewards"));
    assertEquals(1, Fulfilling.parcels(mine));
    assertEquals(1, Fulfilling.parcels(others));
    // Nor can any other statement store it.
    assertEquals(
        "23503",
        Database.refusal(
            """
            insert into parcels (id, pledge_id, account_id, carrier, tracking_number, sent_at)
            values (gen_random_uuid(), ?, ?, 'ems', ?, now())""",
            others,
            Fixture.key(IdType.ACCOUNT, other.accountId()),
            number));
  }

  @Test
  void isForItsOwnPeople() {
    Map<String, Object> line = Fulfilling.line(pledge, "ems", null);
    assertEquals("UNAUTHENTICATED", Fulfilling.send(Person.VISITOR, project, line).errorCode());
    for (Person person : List.of(backer, other, Person.REVIEWER, Person.ADMIN)) {
      assertEquals("FORBIDDEN", Fulfilling.send(person, project, line).errorCode());
    }
    assertEquals("NOT_FOUND", Fulfilling.send(fundraiser, UUID.randomUUID(), line).errorCode());
    assertEquals(0, Fulfilling.parcels(pledge));
    assertEquals(List.of(), told());
  }

  @Test
  void isForASponsorThatSendsWhatItGivesToThoseWhoAgreed() {
    Person owner = Person.someoneNew();
    String sponsor = Organisations.ownedBy(owner);
    Database.execute(
        "update rewards set sponsor_id = ? where id = ?",
        Fixture.key(IdType.ORGANISATION, sponsor),
        reward);
    UUID silent = Fulfilling.collected(project, reward, other);
    UUID another = Fulfilling.collected(project, Fulfilling.reward(project, true, null), backer);
    Database.execute(
        "update pledge_addresses set sponsor_consent = '2026-01' where pledge_id in (?, ?)",
        pledge,
        another);
    Map<String, Object> line = Fulfilling.line(pledge, "ems", number);
    assertEquals("FORBIDDEN", Fulfilling.send(owner, project, line).errorCode());
    Partnerships.confirm(owner, sponsor, Fixture.id(project), "REWARD_SPONSOR", "SHIP_REWARDS");
    Answer sent =
        Fulfilling.send(
            owner,
            project,
            line,
            Fulfilling.line(silent, "ems", null),
            Fulfilling.line(another, "ems", null));
    assertEquals(List.of("UNKNOWN_PLEDGE", "UNKNOWN_PLEDGE"), sent.userErrorCodes("sendRewards"));
    assertEquals(List.of(Fulfilling.id(pledge)), sent.get("sendRewards.fulfilments.pledge.id"));
    assertEquals("WAITING", Fulfilling.state(silent));
    assertEquals("WAITING", Fulfilling.state(another));
  }

  @Test
  void refusesTooMuch() {
    Map<String, Object> line = Fulfilling.line(pledge, "ems", null);
    assertEquals(
        "LIST_TOO_LONG",
        Fulfilling.sendAll(fundraiser, project, Collections.nCopies(501, line)).errorCode());
    assertEquals(0, Fulfilling.parcels(pledge));
    List<Map<String, Object>> lines = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      lines.add(Fulfilling.line(pledge, "ems", number + i));
    }
    Answer answer = Fulfilling.sendAll(fundraiser, project, lines);
    assertEquals(List.of("TOO_MANY"), answer.userErrorCodes("sendRewards"));
    assertEquals(List.of("input", "sent", "20"), answer.get("sendRewards.userErrors[0].field"));
    assertEquals(20, Fulfilling.parcels(pledge));
    assertEquals(
        List.of(),
        Fulfilling.sendAll(fundraiser, project, List.of()).get("sendRewards.fulfilments"));
  }

  @Test
  void takesAsManyStatementsForFiveHundredLinesAsForOne() {
    UUID account = Fixture.key(IdType.ACCOUNT, backer.accountId());
    UUID light = Fulfilling.reward(project, false, null);
    Database.execute(MANY, project, account, light);
    List<UUID> pledges =
        Database.column("select pledge_id from fulfilments where reward_id = ?", light);
    assertEquals(500, pledges.size());
    int[] round = {0};
    Statements.assertAtMost(
        7,
        () -> {
          round[0]++;
          List<Map<String, Object>> lines = new ArrayList<>();
          for (int i = 0; i < 500; i++) {
            lines.add(
                Fulfilling.line(
                    pledges.get(i), "ems", number.substring(0, 20) + round[0] + "R" + i));
          }
          Answer answer = Fulfilling.sendAll(fundraiser, project, lines);
          assertEquals(List.of(), answer.userErrorCodes("sendRewards"));
          assertEquals(500, answer.<List<?>>get("sendRewards.fulfilments").size());
        });
  }

  private List<String> told() {
    return Database.column(
        "select payload ->> 'pledgeIds' from outbox where event_type = 'RewardsSent' and subject_id = ? order by occurred_at, id",
        project);
  }
}
