package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.fulfilment.DeleteOldAddresses;
import org.crowdshelf.fulfilment.ReceiveInTime;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Exports;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Fulfilling;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A project succeeds and owes three backers a book: addresses change until they are locked, the
 * books come late, one goes astray, and the last one is received by itself.
 */
@QuarkusTest
class FromSuccessToTheLastParcelTest {

  private static final String DESK =
      """
      query ($id: ID!, $filter: FulfilmentFilter) {
        project(id: $id) {
          fulfilments(first: 10, filter: $filter) {
            totalCount nodes { state problem pledge { id address { street } } }
          }
        }
      }""";

  private final Person teacher = Person.someoneNew();
  private final Backer first = new Backer();
  private final Backer second = new Backer();
  private final Backer third = new Backer();
  private final LocalDate promised = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(100);
  private final String number = UUID.randomUUID().toString().replace("-", "").toUpperCase();
  private Campaign campaign;

  @AfterEach
  void now() {
    TestClock.reset();
    campaign.booksAgree();
  }

  @Test
  void sendsEveryBook() {
    campaign =
        Campaign.live(
            teacher,
            Map.of("kind", "BOOK", "needsAddress", true, "estimatedDelivery", promised.toString()));
    UUID one = backs(first, "甲街 1 号");
    UUID two = backs(second, "乙街 2 号");
    UUID three = backs(third, "丙街 3 号");
    moves(second, two, "丁街 4 号");
    assertNull(Fulfilling.totals(campaign.key()).get("project.fulfilmentTotals"));

    Days.passToTheEndOf(campaign);
    assertEquals("COLLECTED", first.own().get("viewer.pledges.nodes[0].state"));
    totals(3, 0, 0, 0, null);
    locksAddresses(three);
    exportsAddresses();
    isLate();

    sendsFiveHundredLines(one, two, three);
    assertEquals(
        true,
        Fulfilling.confirm(first.person, one, true).get("confirmReceipt.fulfilment.asPromised"));
    goesAstray(two);

    Days.pass(Duration.ofDays(16));
    OnVertx.await(Arc.container().instance(ReceiveInTime.class).get()::receiveDue);
    totals(3, 3, 3, 0, 50);
    forgetsAddresses();
  }

  private UUID backs(Backer backer, String street) {
    Map<String, Object> wish = new HashMap<>(campaign.wish(5_000));
    wish.put("address", address(street));
    return Fixture.key(IdType.PLEDGE, backer.backs(wish));
  }

  private static Map<String, Object> address(String street) {
    Map<String, Object> address = new HashMap<>(Fulfilling.ADDRESS);
    address.put("street", street);
    return address;
  }

  private static void moves(Backer backer, UUID pledge, String street) {
    assertEquals(
        street,
        Fulfilling.updateAddress(backer.person, pledge, address(street))
            .get("updateAddress.pledge.address.street"));
  }

  // Told two days before, whoever moves can still say so.
  private void locksAddresses(UUID three) {
    Instant now = Days.endOf(campaign).plusSeconds(60);
    Fulfilling.lock(teacher, campaign.key(), null, now.plus(Duration.ofDays(3)))
        .get("lockAddresses.project.id");
    moves(third, three, "戊街 5 号");
    Days.pass(Duration.ofDays(4));
    assertEquals(
        List.of("ADDRESS_LOCKED"),
        Fulfilling.updateAddress(third.person, three, address("己街 6 号"))
            .userErrorCodes("updateAddress"));
  }

  private void exportsAddresses() {
    String file =
        Exports.download(teacher, Exports.made(teacher, "ADDRESSES", campaign.key(), Map.of()));
    assertTrue(file.contains("甲街 1 号"), file);
    assertTrue(file.contains("丁街 4 号"), file);
    assertTrue(file.contains("戊街 5 号"), file);
    Answer accesses = second.person.asks("{ viewer { accesses(first: 5) { nodes { what } } } }");
    assertEquals(List.of("ADDRESS_EXPORT"), accesses.get("viewer.accesses.nodes.what"));
  }

  // A delay is told, and late is late.
  private void isLate() {
    Fulfilling.delay(teacher, reward(), promised.plusDays(30), "印刷厂放假")
        .get("delayRewards.reward.id");
    Days.pass(Duration.ofDays(10));
    totals(3, 0, 0, 3, null);
    assertEquals(true, Fulfilling.read(first.person, pledgeOf(first)).get("node.fulfilment.late"));
  }

  private UUID reward() {
    return Fixture.key(IdType.REWARD, campaign.page(Person.VISITOR).get("project.rewards[0].id"));
  }

  private static UUID pledgeOf(Backer backer) {
    return Fixture.key(IdType.PLEDGE, backer.own().get("viewer.pledges.nodes[0].id"));
  }

  // The second line has the number of the first; the others are of nobody.
  private void sendsFiveHundredLines(UUID one, UUID two, UUID three) {
    List<Map<String, Object>> lines = new ArrayList<>();
    lines.add(Fulfilling.line(one, "shunfeng", number));
    lines.add(Fulfilling.line(two, "shunfeng", number));
    lines.add(Fulfilling.line(three, "ems", number));
    while (lines.size() < 500) {
      lines.add(Fulfilling.line(UUID.randomUUID(), "ems", null));
    }
    Answer sent = Fulfilling.sendAll(teacher, campaign.key(), lines);
    List<String> codes = sent.userErrorCodes("sendRewards");
    assertEquals(498, codes.size());
    assertEquals("DUPLICATE_PARCEL", codes.get(0));
    assertEquals(List.of("input", "sent", "1"), sent.get("sendRewards.userErrors[0].field"));
    assertEquals("UNKNOWN_PLEDGE", codes.get(497));
    assertEquals(
        List.of(Fulfilling.id(one), Fulfilling.id(three)),
        sent.get("sendRewards.fulfilments.pledge.id"));
    assertEquals(1, desk("WAITING").<Integer>get("project.fulfilments.totalCount"));
    lines.set(1, Fulfilling.line(two, "shunfeng", number.substring(1)));
    assertEquals(
        List.of(),
        Fulfilling.sendAll(teacher, campaign.key(), lines.subList(0, 3))
            .userErrorCodes("sendRewards"));
    totals(3, 3, 0, 3, null);
  }

  private void goesAstray(UUID two) {
    Days.pass(Duration.ofDays(8));
    Fulfilling.problem(second.person, two, "没有收到");
    assertEquals(List.of("没有收到"), desk("PROBLEM").get("project.fulfilments.nodes.problem"));
    Fulfilling.send(teacher, campaign.key(), Fulfilling.line(two, "yunda", null));
    assertEquals(
        false,
        Fulfilling.confirm(second.person, two, false).get("confirmReceipt.fulfilment.asPromised"));
    totals(3, 3, 2, 1, 50);
  }

  private void forgetsAddresses() {
    Days.pass(Duration.ofDays(91));
    OnVertx.await(Arc.container().instance(DeleteOldAddresses.class).get()::deleteDue);
    List<Object> addresses = desk("RECEIVED").get("project.fulfilments.nodes.pledge.address");
    assertEquals(3, addresses.size());
    addresses.forEach(address -> assertNull(address));
  }

  private Answer desk(String state) {
    return teacher.asks(
        DESK, Map.of("id", campaign.id(), "filter", Map.of("states", List.of(state))));
  }

  private void totals(int promised, int sent, int received, int late, Integer asPromised) {
    Map<String, Object> expected = new HashMap<>();
    expected.put("promised", promised);
    expected.put("sent", sent);
    expected.put("received", received);
    expected.put("late", late);
    expected.put("asPromisedPercent", asPromised);
    assertEquals(expected, Fulfilling.totals(campaign.key()).get("project.fulfilmentTotals"));
  }
}
