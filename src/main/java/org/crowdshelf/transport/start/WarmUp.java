package org.crowdshelf.transport.start;

import io.quarkus.vertx.VertxContextSupport;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.quarkus.vertx.http.runtime.VertxHttpConfig.InsecureRequests;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.payment.payer.PaymentChoice;
import org.crowdshelf.pledge.PlacePledge;
import org.crowdshelf.pledge.PledgeOrder;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.money.MinorUnits;
import org.crowdshelf.shared.money.MoneyInput;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * A replica is ready once it has answered some rounds of common operations: the first requests run
 * code that is not compiled yet, and a rush right after a start would end in time-outs.
 *
 * <p>The replica asks itself over HTTP, as a visitor does. It begins when the database answers, and
 * ends after its rounds or its time; a replica that cannot ask itself is ready at once, because a
 * cold replica is better than none.
 */
@Readiness
@ApplicationScoped
class WarmUp implements HealthCheck {

  private static final Logger LOG = Logger.getLogger(WarmUp.class);

  private static final int AT_ONCE = 8;
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(200);

  private final Vertx vertx;
  private final PlacePledge placePledge;
  private final int rounds;
  private final Duration atMost;
  private final Optional<InsecureRequests> plain;
  private volatile boolean warm;

  WarmUp(
      Vertx vertx,
      PlacePledge placePledge,
      @ConfigProperty(name = "crowdshelf.warm-up.rounds") int rounds,
      @ConfigProperty(name = "crowdshelf.warm-up.time") Duration atMost,
      @ConfigProperty(name = "quarkus.http.insecure-requests") Optional<InsecureRequests> plain) {
    this.vertx = vertx;
    this.placePledge = placePledge;
    this.rounds = rounds;
    this.atMost = atMost;
    this.plain = plain;
    this.warm = rounds == 0;
  }

  void begin(@ObservesAsync HttpServerStart started) {
    if (!warm) {
      OwnRequests own = new OwnRequests(vertx, started.options().getPort());
      probe(own)
          .chain(() -> run(own))
          .onTermination()
          .invoke(
              () -> {
                own.close();
                warm = true;
              })
          .subscribe()
          .with(
              done -> LOG.debug("Warm"),
              failure -> LOG.warnf("Ready without warming up: %s", failure.toString()));
    }
  }

  // The site's certificate does not fit the replica's own address.
  void beginWithTls(@ObservesAsync HttpsServerStart started) {
    if (!warm && plain.filter(InsecureRequests.DISABLED::equals).isPresent()) {
      warm = true;
      LOG.warn("Ready without warming up: this replica serves TLS only");
    }
  }

  // While the database does not answer, the replica is not ready for that reason.
  private static Uni<Void> probe(OwnRequests own) {
    return own.isAnswered()
        .repeat()
        .withDelay(BETWEEN_PROBES)
        .until(answered -> answered)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> run(OwnRequests own) {
    return Multi.createFrom()
        .range(0, rounds)
        .onItem()
        .transformToUni(round -> own.round(round).call(this::pledge))
        .merge(AT_ONCE)
        .filter(answered -> answered)
        .collect()
        .with(Collectors.counting())
        .invoke(answered -> LOG.infof("Warm: %d of %d rounds were answered", answered, rounds))
        .ifNoItem()
        .after(atMost)
        .recoverWithItem(() -> null)
        .replaceWithVoid();
  }

  // A pledge for a project that does not exist reads what every pledge reads, and stores nothing.
  private Uni<Boolean> pledge() {
    PledgeOrder order =
        new PledgeOrder(
            UUID.randomUUID().toString(),
            Ids.next(),
            null,
            1,
            new MoneyInput(new MinorUnits(100), "CNY"),
            false,
            null,
            null,
            null,
            null,
            new PaymentChoice(null, null, null, null, null),
            null,
            null);
    return Uni.createFrom()
        .<Boolean>emitter(
            done ->
                VertxContextSupport.subscribe(
                    () -> placePledge.run(Ids.next(), order).toMulti(),
                    subscribe ->
                        subscribe.with(
                            placed -> done.complete(true), refused -> done.complete(false))))
        // A worker's thread begins it on a context of its own, as a job is begun.
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("Common operations are warm").status(warm).build();
  }
}
