package org.crowdshelf.transport;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Remembers parsed and validated documents by their text, up to 8 MiB of it. */
final class DocumentCache implements PreparsedDocumentProvider {

  private static final long MAX_CHARACTERS = 8L * 1024 * 1024;

  private final Cache<String, PreparsedDocumentEntry> documents =
      Caffeine.newBuilder()
          .maximumWeight(MAX_CHARACTERS)
          .weigher((String text, PreparsedDocumentEntry entry) -> text.length())
          .build();

  @Override
  public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
      ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
    PreparsedDocumentEntry known = documents.getIfPresent(input.getQuery());
    if (known != null) {
      return CompletableFuture.completedFuture(known);
    }
    PreparsedDocumentEntry parsed = parse.apply(input);
    // What does not fit the schema is not worth a place: its errors carry the request's language.
    if (!parsed.hasErrors()) {
      documents.put(input.getQuery(), parsed);
    }
    return CompletableFuture.completedFuture(parsed);
  }
}
