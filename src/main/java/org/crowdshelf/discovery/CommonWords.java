package org.crowdshelf.discovery;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.crowdshelf.shared.database.Upkeep;
import org.crowdshelf.shared.job.JobGate;

/**
 * The lexemes that {@value CountCommonWords#COMMON} launched projects or more have, as the last
 * count found them. An old count changes what a search costs, and never what it finds.
 */
@ApplicationScoped
public class CommonWords {

  private static final String ALL = "select lexeme from search_common_words";

  private final JobGate gate;
  private final Upkeep upkeep;
  private final CountCommonWords count;
  private volatile Set<String> words = Set.of();

  CommonWords(JobGate gate, Upkeep upkeep, CountCommonWords count) {
    this.gate = gate;
    this.upkeep = upkeep;
    this.count = count;
  }

  @Scheduled(
      every = "{crowdshelf.search.common-words-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(() -> count.runIfDue().chain(this::read));
  }

  /** Reads what the last count found. */
  public Uni<Void> read() {
    return upkeep
        .list(ALL, row -> row.text("lexeme"))
        .invoke(found -> words = Set.copyOf(found))
        .replaceWithVoid();
  }

  /** Those of the lexemes that are common. */
  Set<String> among(Collection<String> lexemes) {
    Set<String> common = words;
    return lexemes.stream().filter(common::contains).collect(Collectors.toUnmodifiableSet());
  }
}
