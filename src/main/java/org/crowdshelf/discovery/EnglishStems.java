package org.crowdshelf.discovery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.crowdshelf.shared.database.Reads;

/**
 * The stems of words, as documents hold them. The database makes them, because its stemmer differs
 * between versions of PostgreSQL; the last ones are kept.
 */
@ApplicationScoped
class EnglishStems {

  private static final int MAX_CHARACTERS = 1_000_000;
  private static final int OF_AN_ENTRY = 50;

  private static final String STEMS =
      "select lexeme from unnest(to_tsvector('english', $1)) as word";

  private final Reads reads;
  private final Cache<String, List<String>> kept =
      Caffeine.newBuilder()
          .maximumWeight(MAX_CHARACTERS)
          .weigher((String words, List<String> stems) -> OF_AN_ENTRY + 2 * words.length())
          // Maintenance evicts a few entries, so it needs no thread of its own.
          .executor(Runnable::run)
          .build();

  EnglishStems(Reads reads) {
    this.reads = reads;
  }

  /** The stems of words that spaces separate; none of words such as "the". */
  Uni<List<String>> of(String words) {
    List<String> known = kept.getIfPresent(words);
    return known != null
        ? Uni.createFrom().item(known)
        : reads
            .list(STEMS, row -> row.text("lexeme"), words)
            .invoke(stems -> kept.put(words, List.copyOf(stems)));
  }
}
