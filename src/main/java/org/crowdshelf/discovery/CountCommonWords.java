package org.crowdshelf.discovery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.crowdshelf.shared.database.Upkeep;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds the lexemes that very many launched projects have, now and then, for all replicas together.
 * Each batch reads the next lexemes of the index, and of each as many rows as make it common.
 */
@ApplicationScoped
public class CountCommonWords {

  /** The least number of launched projects that have a common lexeme. */
  static final int COMMON = 500;

  private static final int BATCH = 2000;

  // The replica that changes the row counts. One that dies leaves the count to the next time.
  private static final String BEGIN =
      "update search_counts set begun_at = $1 where begun_at <= $2 returning begun_at";

  private static final String COUNT =
      """
      with recursive lexemes as (
        (select term, 1 as place from project_search_terms where term > $1 order by term limit 1)
        union all
        select (select w.term from project_search_terms w where w.term > l.term order by w.term limit 1), l.place + 1
          from lexemes l where l.term is not null and l.place < $2
      ), read as materialized (select term from lexemes where term is not null),
      common as materialized (
        select r.term from read r
         where (select count(*) from (select from project_search_terms w where w.term = r.term limit $3) found) = $3
      ), stored as (
        insert into search_common_words (lexeme) select term from common on conflict do nothing
      ), gone as (
        delete from search_common_words c
         where c.lexeme > $1 and (c.lexeme <= (select max(term) from read) or (select count(*) from read) < $2)
           and not exists (select from common where common.term = c.lexeme)
      )
      select count(*)::int as lexemes, max(term) as last from read""";

  private final Upkeep upkeep;
  private final Clock clock;
  private final Duration every;

  CountCommonWords(
      Upkeep upkeep,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.search.count-every") Duration every) {
    this.upkeep = upkeep;
    this.clock = clock;
    this.every = every;
  }

  /** Counts if the last count began long enough ago. */
  Uni<Void> runIfDue() {
    return upkeep
        .list(BEGIN, row -> true, clock.instant(), clock.instant().minus(every))
        .flatMap(due -> due.isEmpty() ? Uni.createFrom().voidItem() : countAfter(""));
  }

  /** Counts now. */
  public Uni<Void> run() {
    return countAfter("");
  }

  private record Counted(int lexemes, String last) {}

  private Uni<Void> countAfter(String lexeme) {
    return upkeep
        .one(
            COUNT,
            row -> new Counted(row.integer("lexemes"), row.text("last")),
            lexeme,
            BATCH,
            COMMON)
        .flatMap(
            counted ->
                counted.lexemes() < BATCH
                    ? Uni.createFrom().voidItem()
                    : countAfter(counted.last()));
  }
}
