package org.crowdshelf.discovery.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The figures of the filters that were asked for last, each at most 60 seconds old. Half of that
 * on, one request reads them anew while the others are answered with what is there, so that however
 * many ask, the database adds up once.
 */
@ApplicationScoped
class StatisticsSnapshots {

  static final Duration OLDEST = Duration.ofSeconds(60);
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MOST = 500;

  private final StatisticsReads reads;
  private final Clock clock;
  private final Map<ProjectFilter, StatisticsNode> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ProjectFilter, StatisticsNode> eldest) {
          return size() > MOST;
        }
      };
  private final Set<ProjectFilter> beingRead = new HashSet<>();

  private volatile Duration answeredAge = Duration.ZERO;

  StatisticsSnapshots(StatisticsReads reads, Clock clock, MeterRegistry metrics) {
    this.reads = reads;
    this.clock = clock;
    Gauge.builder("crowdshelf.statistics.age.seconds", this, shown -> shown.answeredAge.toSeconds())
        .description("How old the figures were that were answered last")
        .register(metrics);
  }

  /** The figures of the projects that a filter leaves. */
  Uni<StatisticsNode> of(ProjectFilter filter) {
    Instant now = clock.instant();
    StatisticsNode usable = usable(filter, now);
    if (usable != null) {
      return Uni.createFrom().item(usable);
    }
    return reads
        .figures(filter, now)
        .invoke(read -> keep(filter, read))
        .onTermination()
        .invoke(() -> done(filter));
  }

  // Null tells the caller to read.
  private synchronized StatisticsNode usable(ProjectFilter filter, Instant now) {
    StatisticsNode figures = known.get(filter);
    Duration age = figures == null ? OLDEST : Duration.between(figures.asOf(), now);
    boolean inTime = !age.isNegative() && age.compareTo(OLDEST) < 0;
    if (inTime && (age.compareTo(FRESH) < 0 || beingRead.contains(filter))) {
      answeredAge = age;
      return figures;
    }
    answeredAge = Duration.ZERO;
    beingRead.add(filter);
    return null;
  }

  private synchronized void keep(ProjectFilter filter, StatisticsNode read) {
    known.put(filter, read);
  }

  private synchronized void done(ProjectFilter filter) {
    beingRead.remove(filter);
  }
}
