package org.crowdshelf.discovery;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The lexemes that a project must have, all of them, to match a search.
 *
 * @param lexemes in order, each once; empty where the text has none (only punctuation, only "the"),
 *     which no project matches
 * @param allCommon whether very many launched projects have each of them
 */
record Sought(List<String> lexemes, boolean allCommon) {

  /** The most lexemes whose lists are read together; more are rare together. */
  private static final int MOST_LISTS = 8;

  /** The lexemes as a tsquery; null without any, which matches nothing. */
  String query() {
    return query("");
  }

  /** The same for the lexemes of titles alone. */
  String queryOfTitles() {
    return query(":A");
  }

  private String query(String weights) {
    return lexemes.isEmpty()
        ? null
        : lexemes.stream()
            .map(lexeme -> "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'" + weights)
            .collect(Collectors.joining(" & "));
  }

  /** Returns whether every lexeme is common, so that a page is read in the list's order. */
  boolean isCommon() {
    return allCommon && !lexemes.isEmpty() && lexemes.size() <= MOST_LISTS;
  }

  /** Returns whether the list of one lexeme holds exactly the projects that match. */
  boolean isOne() {
    return lexemes.size() == 1;
  }
}
