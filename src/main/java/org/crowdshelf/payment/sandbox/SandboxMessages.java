package org.crowdshelf.payment.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Upkeep;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;

/** Sends the provider's messages over HTTP, each until the service answers 200. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "staging"})
public class SandboxMessages {

  private static final int BATCH = 50;
  private static final int AT_ONCE = 8;

  // The service closes idle connections after 15 s; a message sent at that moment would fail.
  private static final int KEEP_SECONDS = 10;

  private static final String CLAIM =
      """
      update sandbox_messages
         set attempts = attempts + 1,
             next_attempt_at = $1::timestamptz + interval '2 seconds' * power(2, least(attempts, 8))
       where id in (select id from sandbox_messages where sent_at is null and next_attempt_at <= $1
                     order by next_attempt_at, id limit %d for update skip locked)
      returning id, body"""
          .formatted(BATCH);

  private static final String SENT = "update sandbox_messages set sent_at = $2 where id = $1";

  private record Message(UUID id, String body) {}

  private final JobGate gate;
  private final Upkeep upkeep;
  private final HttpClient http;
  private final SandboxSigning signing;
  private final Clock clock;

  SandboxMessages(JobGate gate, Upkeep upkeep, Vertx vertx, SandboxSigning signing, Clock clock) {
    this.gate = gate;
    this.upkeep = upkeep;
    this.http = vertx.createHttpClient(new HttpClientOptions().setKeepAliveTimeout(KEEP_SECONDS));
    this.signing = signing;
    this.clock = clock;
  }

  @Scheduled(
      every = "{crowdshelf.sandbox.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::sendDue);
  }

  /** Sends all messages that are due, batch by batch; returns how many it tried. */
  public Uni<Long> sendDue() {
    return Drain.whileFull(BATCH, this::sendBatch);
  }

  private Uni<Integer> sendBatch() {
    return upkeep
        .list(CLAIM, row -> new Message(row.uuid("id"), row.text("body")), clock.instant())
        .flatMap(
            due ->
                Multi.createFrom()
                    .iterable(due)
                    .onItem()
                    .transformToUni(this::send)
                    .merge(AT_ONCE)
                    .collect()
                    .asList()
                    .map(List::size));
  }

  private Uni<Boolean> send(Message message) {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    String nonce = Ids.next().toString();
    RequestOptions callback =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(SandboxProvider.address() + "/payments/sandbox/callback")
            .setTimeout(10_000)
            .putHeader("Content-Type", "application/json")
            .putHeader("Sandbox-Timestamp", timestamp)
            .putHeader("Sandbox-Nonce", nonce)
            .putHeader("Sandbox-Signature", signing.sign(timestamp, nonce, message.body()));
    return http.request(callback)
        .flatMap((HttpClientRequest request) -> request.send(message.body()))
        .flatMap(
            response ->
                response.statusCode() == 200
                    ? upkeep.change(SENT, message.id(), clock.instant()).replaceWith(true)
                    : Uni.createFrom().item(false))
        .onFailure()
        .recoverWithItem(false);
  }
}
