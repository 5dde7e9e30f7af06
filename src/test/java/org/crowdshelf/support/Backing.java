package org.crowdshelf.support;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;

/** Inputs and requests of backers. */
public final class Backing {

  /** Everything that the answer to a pledge tells. */
  public static final String PLACE =
      """
      mutation ($input: PlacePledgeInput!) {
        placePledge(input: $input) {
          pledge { id state quantity amount { minor currency } anonymous message reservedUntil paidAt
                   reward { id } project { id } address { recipient phone street region { code } } }
          payment { provider redirectUrl params { name value } expiresAt }
          userErrors { code field message params { name value } }
        }
      }""";

  private static final String CANCEL =
      """
      mutation ($input: CancelPledgeInput!) {
        cancelPledge(input: $input) { pledge { id state } userErrors { code field } }
      }""";

  private static final String REWARD =
      """
      insert into rewards (id, project_id, position, kind, title, description, price_minor, limit_count,
                           limit_per_backer, needs_address, created_at)
      values (?, ?, (select count(*) from rewards where project_id = ?), 'THANKS', 'Thanks', '', ?, ?, ?, ?, now())""";

  private Backing() {}

  /** A reward; null limits are none. */
  public static UUID reward(
      UUID project, long priceMinor, Integer limit, Integer limitPerBacker, boolean needsAddress) {
    UUID key = Ids.next();
    Database.execute(
        REWARD, key, project, project, priceMinor, limit, limitPerBacker, needsAddress);
    return key;
  }

  /** The least input, under a new key; change it as needed. */
  public static Map<String, Object> input(UUID project, long amountMinor) {
    Map<String, Object> input = new HashMap<>();
    input.put("idempotencyKey", UUID.randomUUID().toString());
    input.put("projectId", Ids.encode(IdType.PROJECT, project));
    input.put("amount", Map.of("minor", amountMinor, "currency", "CNY"));
    return input;
  }

  /** The same for a reward. */
  public static Map<String, Object> input(UUID project, long amountMinor, UUID reward) {
    Map<String, Object> input = input(project, amountMinor);
    input.put("rewardId", Ids.encode(IdType.REWARD, reward));
    return input;
  }

  /** Sends a pledge. */
  public static Answer place(Person backer, Map<String, ?> input) {
    return backer.asks(PLACE, Map.of("input", input));
  }

  /** Places a pledge that has to be taken; answers its key. */
  public static UUID placed(Person backer, Map<String, ?> input) {
    return Fixture.key(IdType.PLEDGE, place(backer, input).get("placePledge.pledge.id"));
  }

  /** Places a pledge and pays it; answers its key. */
  public static UUID paid(Person backer, Map<String, ?> input) {
    UUID pledge = placed(backer, input);
    Sandbox.pay(pledge);
    return pledge;
  }

  /** Cancels a pledge. */
  public static Answer cancel(Person backer, UUID pledge) {
    return backer.asks(
        CANCEL, Map.of("input", Map.of("pledgeId", Ids.encode(IdType.PLEDGE, pledge))));
  }

  /** Where a pledge stands. */
  public static String state(UUID pledge) {
    return Database.value("select state from pledges where id = ?", pledge);
  }
}
