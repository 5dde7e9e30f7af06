package org.crowdshelf.support;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;

/** What projects and backers do once money is collected, over HTTP, and pledges to begin with. */
public final class Fulfilling {

  /** An address that can be taken. */
  public static final Map<String, Object> ADDRESS =
      Map.of("recipient", "王小明", "phone", "13800138000", "region", "500231", "street", "学府路 1 号");

  private static final String FULFILMENT =
      "fulfilment { id state late estimatedDelivery addressLockedAt receivedAt asPromised problem"
          + " parcels { carrier trackingNumber } }";

  private static final String ERRORS = " userErrors { code field message params { name value } }";

  private static final String PROMISE =
      """
      insert into rewards (id, project_id, position, kind, title, description, price_minor, needs_address,
                           estimated_delivery, claimed, created_at)
      values (?, ?, (select count(*) from rewards where project_id = ?), 'BOOK', 'A book', '', 100, ?, ?, 1, now())""";

  private static final String PAY =
      """
      insert into pledges (id, project_id, account_id, reward_id, amount_minor, state, idempotency_key, input_hash,
                           created_at, paid_at)
      values (?, ?, ?, ?, 1000, 'PAID', ?, sha256('x'), now(), now())""";

  private static final String GIVE_ADDRESS =
      """
      insert into pledge_addresses (pledge_id, recipient, phone, region_code, street)
      select ?, '李雷', '13900139000', '500231', '旧街 2 号'""";

  private Fulfilling() {}

  /** A reward that has to be sent; null for no promised day. */
  public static UUID reward(UUID project, boolean needsAddress, LocalDate delivery) {
    UUID key = Ids.next();
    Database.execute(PROMISE, key, project, project, needsAddress, delivery);
    return key;
  }

  /** A paid pledge for a reward, with no address yet. */
  public static UUID paid(UUID project, UUID reward, Person backer) {
    UUID key = Ids.next();
    UUID account = Fixture.key(IdType.ACCOUNT, backer.accountId());
    Database.execute(PAY, key, project, account, reward, key.toString());
    return key;
  }

  /** A paid pledge with an address that was collected. */
  public static UUID collected(UUID project, UUID reward, Person backer) {
    UUID key = paid(project, reward, backer);
    Database.execute(GIVE_ADDRESS, key);
    collect(key);
    return key;
  }

  /** What settlement does to a pledge. */
  public static void collect(UUID pledge) {
    Database.execute(
        "update pledges set state = 'COLLECTED', collected_at = now() where id = ?", pledge);
  }

  /** What giving its money back does to a pledge. */
  public static void giveBack(UUID pledge) {
    Database.execute(
        "update pledges set state = 'REFUNDING', collected_at = null where id = ?", pledge);
  }

  /** How far the reward of a pledge is, as this person sees it. */
  public static Answer read(Person person, UUID pledge) {
    return person.asks(
        "query ($id: ID!) { node(id: $id) { ... on Pledge { address { street } "
            + FULFILMENT
            + " } } }",
        Map.of("id", id(pledge)));
  }

  /** How far the reward of a pledge is, as it is stored. */
  public static String state(UUID pledge) {
    return Database.value("select state from fulfilments where pledge_id = ?", pledge);
  }

  /** How many parcels are stored for a pledge. */
  public static long parcels(UUID pledge) {
    return Database.count("select count(*) from parcels where pledge_id = ?", pledge);
  }

  /** One line of what is sent; null for no number. */
  public static Map<String, Object> line(UUID pledge, String carrier, String number) {
    Map<String, Object> parcel = new HashMap<>(Map.of("carrier", carrier));
    parcel.put("trackingNumber", number);
    return Map.of("pledgeId", id(pledge), "parcel", parcel);
  }

  /** Sends these lines. */
  @SafeVarargs
  public static Answer send(Person person, UUID project, Map<String, Object>... lines) {
    return sendAll(person, project, List.of(lines));
  }

  /** Sends these lines. */
  public static Answer sendAll(Person person, UUID project, List<Map<String, Object>> lines) {
    return mutate(
        person,
        "SendRewards",
        "fulfilments { id state pledge { id } }",
        Map.of("projectId", Fixture.id(project), "sent", lines));
  }

  /** Sends one parcel, which has to be taken. */
  public static void sent(Person person, UUID project, UUID pledge) {
    Answer answer = send(person, project, line(pledge, "ems", null));
    if (!answer.userErrorCodes("sendRewards").isEmpty()) {
      throw new AssertionError(answer.body());
    }
  }

  /** Changes the address of a pledge. */
  public static Answer updateAddress(Person person, UUID pledge, Map<String, ?> address) {
    return mutate(
        person,
        "UpdateAddress",
        "pledge { id address { recipient street region { code } } fulfilment { state } }",
        Map.of("pledgeId", id(pledge), "address", address));
  }

  /** Says when addresses are locked; null rewards are all. */
  public static Answer lock(Person person, UUID project, List<String> rewards, Object at) {
    Map<String, Object> input = new HashMap<>(Map.of("projectId", Fixture.id(project)));
    input.put("at", at.toString());
    if (rewards != null) {
      input.put("rewards", rewards);
    }
    return mutate(person, "LockAddresses", "project { id }", input);
  }

  /** Says that it came; null to say nothing more. */
  public static Answer confirm(Person person, UUID pledge, Boolean asPromised) {
    Map<String, Object> input = new HashMap<>(Map.of("pledgeId", id(pledge)));
    input.put("asPromised", asPromised);
    return mutate(person, "ConfirmReceipt", FULFILMENT, input);
  }

  /** Says that something is wrong. */
  public static Answer problem(Person person, UUID pledge, String problem) {
    return mutate(
        person,
        "ReportDeliveryProblem",
        FULFILMENT,
        Map.of("pledgeId", id(pledge), "problem", problem));
  }

  /** Promises a later day. */
  public static Answer delay(Person person, UUID reward, LocalDate later, String reason) {
    return mutate(
        person,
        "DelayRewards",
        "reward { id estimatedDelivery }",
        Map.of(
            "rewardId",
            Ids.encode(IdType.REWARD, reward),
            "estimatedDelivery",
            later.toString(),
            "reason",
            reason));
  }

  /** The totals of a project, as everybody sees them. */
  public static Answer totals(UUID project) {
    return Person.VISITOR.asks(
        "query ($id: ID!) { project(id: $id) { fulfilmentTotals { promised sent received late asPromisedPercent } } }",
        Map.of("id", Fixture.id(project)));
  }

  /** The id of a pledge as clients know it. */
  public static String id(UUID pledge) {
    return Ids.encode(IdType.PLEDGE, pledge);
  }

  private static Answer mutate(Person person, String type, String selection, Map<String, ?> input) {
    String name = Character.toLowerCase(type.charAt(0)) + type.substring(1);
    return person.asks(
        "mutation ($input: %sInput!) { %s(input: $input) { %s %s } }"
            .formatted(type, name, selection, ERRORS),
        Map.of("input", input));
  }
}
