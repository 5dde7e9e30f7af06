package org.crowdshelf.shared.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Reads the figures now and then and keeps them, so that whoever scrapes metrics, and however
 * often, asks the database nothing.
 */
@ApplicationScoped
public class FigureReader {

  private static final Logger LOG = Logger.getLogger(FigureReader.class);

  private record Key(String name, String state) {}

  private final List<FigureSource> sources;
  private final MeterRegistry metrics;
  private final Clock clock;
  private final Map<Key, AtomicLong> known = new ConcurrentHashMap<>();
  private volatile Instant readAt;

  FigureReader(@All List<FigureSource> sources, MeterRegistry metrics, Clock clock) {
    this.sources = sources;
    this.metrics = metrics;
    this.clock = clock;
    this.readAt = clock.instant();
    Gauge.builder("crowdshelf.figures.age.seconds", this, FigureReader::age)
        .description("How long ago this replica last read its figures from the database")
        .register(metrics);
  }

  @Scheduled(
      every = "{crowdshelf.metrics.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return read()
        .onFailure()
        .invoke(failure -> LOG.warnf("The figures could not be read: %s", failure))
        .onFailure()
        .recoverWithNull();
  }

  /** Reads every figure, one source after the other. */
  public Uni<Void> read() {
    return Multi.createFrom()
        .iterable(sources)
        .onItem()
        .transformToUniAndConcatenate(FigureSource::figures)
        .invoke(figures -> figures.forEach(this::keep))
        .collect()
        .asList()
        .invoke(all -> readAt = clock.instant())
        .replaceWithVoid();
  }

  private void keep(Figure figure) {
    known.computeIfAbsent(new Key(figure.name(), figure.state()), this::shown).set(figure.value());
  }

  private AtomicLong shown(Key key) {
    AtomicLong value = new AtomicLong();
    Tags tags = key.state() == null ? Tags.empty() : Tags.of("state", key.state());
    Gauge.builder(key.name(), value, AtomicLong::get).tags(tags).register(metrics);
    return value;
  }

  private long age() {
    return clock.instant().getEpochSecond() - readAt.getEpochSecond();
  }
}
