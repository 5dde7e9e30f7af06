package org.crowdshelf.proof;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Client.Reply;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.Site;

/** People at a site, each request of theirs at the next of its replicas. */
final class Crowd {

  private static final String CANCEL =
      """
      mutation ($input: CancelPledgeInput!) {
        cancelPledge(input: $input) { pledge { id state } userErrors { code field } }
      }""";

  private static final String CHECK =
      "{ ledgerCheck { differences { measure projectId booked { minor } expected { minor } } } }";

  /** A pledge that was acknowledged, and where its payer is sent. */
  record Placed(UUID pledge, String reference) {

    static Placed of(Reply reply) {
      JsonObject payload = reply.data("placePledge");
      if (payload.getJsonObject("pledge") == null) {
        throw new AssertionError(reply.body());
      }
      String page = payload.getJsonObject("payment").getString("redirectUrl");
      return new Placed(
          Fixture.key(IdType.PLEDGE, payload.getJsonObject("pledge").getString("id")),
          page.substring(page.lastIndexOf('/') + 1));
    }
  }

  private final Site site;
  private final List<Replica> replicas;
  private final AtomicInteger turn = new AtomicInteger();

  Crowd(Site site, List<Replica> replicas) {
    this.site = site;
    this.replicas = replicas;
  }

  /** The replica whose turn it is. */
  Replica next() {
    return replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
  }

  /** So many who were never here before. */
  List<Client> people(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Client(site.issuer().token("person-" + UUID.randomUUID())))
        .toList();
  }

  /** The account of somebody new. */
  UUID fundraiser() {
    return people(1).get(0).account(next());
  }

  CompletableFuture<Reply> place(Client backer, Map<String, Object> input) {
    return backer.send(next(), Backing.PLACE, Map.of("input", input));
  }

  CompletableFuture<Reply> cancel(Client backer, UUID pledge) {
    Map<String, Object> input = Map.of("pledgeId", Ids.encode(IdType.PLEDGE, pledge));
    return backer.send(next(), CANCEL, Map.of("input", input));
  }

  /** The payer pays on the provider's page. */
  CompletableFuture<Reply> pay(String reference) {
    return Client.post(next().address("/sandbox/pay/" + reference + "/pay"), "", Map.of());
  }

  /** The provider tells somebody. */
  CompletableFuture<Reply> tell(String message) {
    return site.merchant().tell(next(), message);
  }

  /** The faults that the service finds in its own books, by a check made now. */
  List<?> differences() {
    Client admin = new Client(site.issuer().token("admin", "admin"));
    return admin
        .ask(next(), CHECK, Map.of())
        .data("ledgerCheck")
        .getJsonArray("differences")
        .getList();
  }

  /** The codes of a mutation's userErrors; fails where there are other errors. */
  static List<Object> codes(Reply reply) {
    JsonObject json = reply.json();
    if (reply.status() != 200 || json.containsKey("errors")) {
      throw new AssertionError(reply.status() + " " + reply.body());
    }
    JsonObject data = json.getJsonObject("data");
    return data
        .getJsonObject(data.fieldNames().iterator().next())
        .getJsonArray("userErrors")
        .stream()
        .map(error -> ((JsonObject) error).getValue("code"))
        .toList();
  }

  /** All answers in the order of the questions. */
  static List<Reply> all(List<CompletableFuture<Reply>> sent) {
    return sent.stream().map(CompletableFuture::join).toList();
  }

  /** The same for many, no more than so many at a time. */
  static List<Reply> all(int atATime, List<Supplier<CompletableFuture<Reply>>> questions) {
    List<Reply> replies = new ArrayList<>();
    for (int from = 0; from < questions.size(); from += atATime) {
      int to = Math.min(from + atATime, questions.size());
      replies.addAll(all(questions.subList(from, to).stream().map(Supplier::get).toList()));
    }
    return replies;
  }
}
