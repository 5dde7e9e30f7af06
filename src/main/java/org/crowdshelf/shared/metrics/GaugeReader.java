package org.crowdshelf.shared.metrics;

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
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.job.JobGate;
import org.jboss.logging.Logger;

/**
 * Reads the gauges periodically and caches them, so that scraping metrics, however often, sends no
 * statement.
 */
@ApplicationScoped
public class GaugeReader {

  private static final Logger LOG = Logger.getLogger(GaugeReader.class);

  private record Key(String name, String state) {}

  private final JobGate gate;
  private final List<GaugeSource> sources;
  private final Reads reads;
  private final MeterRegistry metrics;
  private final Clock clock;
  private final Map<Key, AtomicLong> known = new ConcurrentHashMap<>();
  private volatile Instant readAt;

  GaugeReader(
      JobGate gate,
      @All List<GaugeSource> sources,
      Reads reads,
      MeterRegistry metrics,
      Clock clock) {
    this.gate = gate;
    this.sources = sources;
    this.reads = reads;
    this.metrics = metrics;
    this.clock = clock;
    this.readAt = clock.instant();
    io.micrometer.core.instrument.Gauge.builder(
            "crowdshelf.gauges.age.seconds", this, GaugeReader::age)
        .description("How long ago this replica last read its gauges from the database")
        .register(metrics);
  }

  @Scheduled(
      every = "{crowdshelf.metrics.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::read)
        .onFailure()
        .invoke(failure -> LOG.warnf("The gauges could not be read: %s", failure))
        .onFailure()
        .recoverWithNull();
  }

  /** Reads every gauge, one source after the other. */
  public Uni<Void> read() {
    return Multi.createFrom()
        .iterable(sources)
        .onItem()
        .transformToUniAndConcatenate(this::read)
        .invoke(gauges -> gauges.forEach(this::keep))
        .collect()
        .asList()
        .invoke(all -> readAt = clock.instant())
        .replaceWithVoid();
  }

  /** Reads the gauges of one source. */
  public Uni<List<Gauge>> read(GaugeSource source) {
    return reads.one(source.statement(), source::gauges, clock.instant(), GaugeSource.MOST);
  }

  private void keep(Gauge gauge) {
    known.computeIfAbsent(new Key(gauge.name(), gauge.state()), this::shown).set(gauge.value());
  }

  private AtomicLong shown(Key key) {
    AtomicLong value = new AtomicLong();
    Tags tags = key.state() == null ? Tags.empty() : Tags.of("state", key.state());
    io.micrometer.core.instrument.Gauge.builder(key.name(), value, AtomicLong::get)
        .tags(tags)
        .register(metrics);
    return value;
  }

  private long age() {
    return clock.instant().getEpochSecond() - readAt.getEpochSecond();
  }
}
