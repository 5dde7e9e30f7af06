package org.crowdshelf.discovery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;

/** Finds out what a text searches for. */
@ApplicationScoped
public class SoughtWords {

  private static final String LEXEMES =
      "select distinct lexeme from search_lexemes($1) where sought";

  private final Reads reads;
  private final HanVariants variants;
  private final EnglishStems stems;
  private final CommonWords common;

  SoughtWords(Reads reads, HanVariants variants, EnglishStems stems, CommonWords common) {
    this.reads = reads;
    this.variants = variants;
    this.stems = stems;
    this.common = common;
  }

  /** Takes the text of the conditions apart; null where they have no text. */
  Uni<Sought> of(ProjectConditions conditions) {
    return conditions.text() == null
        ? Uni.createFrom().nullItem()
        : lexemes(conditions.text()).map(this::sought);
  }

  private Sought sought(Set<String> lexemes) {
    return new Sought(List.copyOf(lexemes), common.among(lexemes).size() == lexemes.size());
  }

  private Uni<Set<String>> lexemes(String text) {
    return SearchLetters.areKnown(text)
        ? variants.all().map(all -> SearchLetters.of(text, all)).flatMap(this::withStems)
        : reads.list(LEXEMES, SoughtWords::lexeme, text).map(SoughtWords::inOrder);
  }

  private Uni<Set<String>> withStems(SearchLetters letters) {
    return letters.words().isEmpty()
        ? Uni.createFrom().item(letters.lexemes())
        : stems
            .of(letters.words())
            .map(
                stems -> {
                  Set<String> all = new TreeSet<>(letters.lexemes());
                  all.addAll(stems);
                  return all;
                });
  }

  private static String lexeme(Row row) {
    return row.text("lexeme");
  }

  private static Set<String> inOrder(List<String> lexemes) {
    return lexemes.stream().collect(Collectors.toCollection(TreeSet::new));
  }
}
