package org.crowdshelf.support.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Http;

/**
 * A backer who pledges and then pays, pays late, pays two ways, cancels, or does nothing, as chance
 * decides.
 */
public final class PayerAtRandom {

  private static final String PLACE =
      """
      mutation ($input: PlacePledgeInput!) {
        placePledge(input: $input) {
          pledge { id } payment { provider redirectUrl params { value } } userErrors { code }
        }
      }""";

  private static final String CANCEL =
      "mutation ($input: CancelPledgeInput!) { cancelPledge(input: $input) { userErrors { code } } }";

  private static final String OPEN =
      """
      query ($id: ID!) {
        node(id: $id) { ... on Pledge { openPayment { provider redirectUrl params { value } } } }
      }""";

  private static final String RESTART =
      """
      mutation ($input: RestartPaymentInput!) {
        restartPayment(input: $input) {
          payment { provider redirectUrl params { value } } userErrors { code }
        }
      }""";

  private static final AtomicInteger ANSWERS_LOST = new AtomicInteger();
  private static final int MOST_ATTEMPTS = 600;

  private static final Pattern ALIPAY_NUMBER = Pattern.compile("out_trade_no%22%3A%22([0-9a-f]+)");

  private static final List<Map<String, Object>> WAYS =
      List.of(
          Map.of("provider", "wechatpay", "scene", "WECHAT_QR"),
          Map.of("provider", "wechatpay", "scene", "WECHAT_QR"),
          Map.of("provider", "alipay", "scene", "ALIPAY_WAP"),
          Map.of("provider", "stripe", "scene", "STRIPE_PAGE"));

  /** An instruction that the payer may follow, now or later. */
  public record Opened(String provider, String redirectUrl, String code) {}

  /** A pledge with everything that may still be paid. */
  public record Placed(UUID pledge, Opened first, Opened second) {}

  private final Client backer;
  private final URI graphql;
  private final Random random;

  /** Somebody who asks the service at this address. */
  public PayerAtRandom(Client backer, URI graphql, Random random) {
    this.backer = backer;
    this.graphql = graphql;
    this.random = random;
  }

  /** Pledges; asks for the instruction again where the provider did not answer. */
  public Placed pledge(UUID project) {
    Map<String, Object> input =
        new HashMap<>(Backing.input(project, 1_000 + random.nextInt(9_000)));
    input.put("payment", way());
    JsonObject answer = ask(PLACE, Map.of("input", input), "placePledge");
    assertEquals(new JsonArray(), answer.getJsonArray("userErrors"));
    UUID pledge = Ids.require(IdType.PLEDGE, answer.getJsonObject("pledge").getString("id"));
    Opened first = opened(answer.getJsonObject("payment"));
    for (int attempt = 0; first == null && attempt < 3; attempt++) {
      first = openAgain(pledge);
    }
    return new Placed(pledge, first, first != null && chance(6) ? restart(pledge) : null);
  }

  /** Pays everything that the providers still take. */
  public static void pay(Placed placed) {
    follow(placed.first());
    follow(placed.second());
  }

  /** Cancels; a pledge that cannot be canceled stays. */
  public void cancel(Placed placed) {
    ask(CANCEL, Map.of("input", Map.of("pledgeId", id(placed.pledge()))), "cancelPledge");
  }

  /** Returns true in so many of a hundred cases. */
  public boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private Opened openAgain(UUID pledge) {
    return opened(ask(OPEN, Map.of("id", id(pledge)), "node").getJsonObject("openPayment"));
  }

  private Opened restart(UUID pledge) {
    Map<String, Object> input = Map.of("pledgeId", id(pledge), "payment", way());
    return opened(ask(RESTART, Map.of("input", input), "restartPayment").getJsonObject("payment"));
  }

  // On a bad network a client asks again until there is an answer.
  private JsonObject ask(String document, Map<String, Object> variables, String field) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        Client.Reply reply = backer.send(graphql, document, variables).join();
        if (reply.status() == 200) {
          return reply.data(field);
        }
      } catch (CompletionException noAnswer) {
        // Asked again, like an answer of a proxy.
      }
      ANSWERS_LOST.incrementAndGet();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    throw new AssertionError("no answer to " + field);
  }

  /** The number of questions that had to be asked again. */
  public static int answersLost() {
    return ANSWERS_LOST.get();
  }

  private static String id(UUID pledge) {
    return Ids.encode(IdType.PLEDGE, pledge);
  }

  private Map<String, Object> way() {
    return WAYS.get(random.nextInt(WAYS.size()));
  }

  private static Opened opened(JsonObject payment) {
    if (payment == null) {
      return null;
    }
    JsonArray params = payment.getJsonArray("params");
    return new Opened(
        payment.getString("provider"),
        payment.getString("redirectUrl"),
        params.isEmpty() ? null : params.getJsonObject(0).getString("value"));
  }

  // A page that does not come is loaded again, once.
  private static void load(URI page) {
    HttpRequest request = HttpRequest.newBuilder(page).build();
    try {
      Http.send(request);
    } catch (UncheckedIOException noAnswer) {
      try {
        Http.send(request);
      } catch (UncheckedIOException again) {
        // The payer gives up; a trade that was not opened cannot be paid.
      }
    }
  }

  private static void follow(Opened opened) {
    if (opened == null) {
      return;
    }
    switch (opened.provider()) {
      case "wechatpay" ->
          Simulators.wechat().pay(Simulators.wechat().numberOf(opened.code()), "somebody");
      case "alipay" -> {
        load(URI.create(opened.redirectUrl()));
        Matcher number = ALIPAY_NUMBER.matcher(opened.redirectUrl());
        if (number.find()) {
          Simulators.alipay().pay(number.group(1));
        }
      }
      default -> {
        String page = opened.redirectUrl();
        Simulators.stripe().pay(page.substring(page.lastIndexOf('/') + 1));
      }
    }
  }
}
