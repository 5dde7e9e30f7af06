package org.crowdshelf.transport.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.schema.GraphQLSchema;
import graphql.validation.rules.NoFragmentCycles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.transport.request.LimitsConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Parses, measures and validates documents, and caches the valid ones by their text, up to an
 * estimated 32 MiB.
 */
@ApplicationScoped
public class Documents {

  private static final long MAX_BYTES = 32L * 1024 * 1024;
  // The key and the strings of the tree, each of at most two bytes a character.
  private static final int BYTES_OF_CHARACTER = 4;
  // A field with its lists and its place in the text; a text of 4 characters can have 2 nodes.
  private static final int BYTES_OF_NODE = 250;

  private record Valid(Document document, int nodes) {
    int bytes(String text) {
      return text.length() * BYTES_OF_CHARACTER + nodes * BYTES_OF_NODE;
    }
  }

  private final LimitsConfig limits;
  private final boolean introspection;
  private final ParserOptions parsing;
  private final Cache<String, Valid> valid =
      Caffeine.newBuilder()
          .maximumWeight(MAX_BYTES)
          .weigher((String text, Valid document) -> document.bytes(text))
          .build();

  Documents(
      LimitsConfig limits,
      @ConfigProperty(name = "crowdshelf.introspection") boolean introspection) {
    this.limits = limits;
    this.introspection = introspection;
    this.parsing =
        ParserOptions.getDefaultOperationParserOptions()
            .transform(
                options ->
                    options
                        .maxTokens(limits.tokens())
                        .maxCharacters((int) limits.body().asLongValue())
                        .maxRuleDepth(200)
                        .captureIgnoredChars(false)
                        .captureLineComments(false));
  }

  /**
   * The document of a text.
   *
   * @throws DocumentRefused if the text is not GraphQL, exceeds a limit or does not fit the schema
   */
  public Document document(String text, GraphQLSchema schema, Locale locale) {
    Valid known = valid.getIfPresent(text);
    if (known != null) {
      return known.document();
    }
    TokenLengths.check(text);
    Document document = parsed(text, locale);
    int nodes = DocumentTree.nodes(document, limits.list());
    measure(document);
    // Invalid documents are not cached: their errors are in the language of the request.
    List<? extends GraphQLError> errors =
        ParseAndValidate.validate(schema, document, Documents::needs, locale);
    if (!errors.isEmpty()) {
      throw new DocumentRefused(errors);
    }
    valid.put(text, new Valid(document, nodes));
    return document;
  }

  /** The estimated size of the cached documents, in bytes. */
  long cachedBytes() {
    valid.cleanUp();
    return valid.policy().eviction().orElseThrow().weightedSize().orElseThrow();
  }

  private Document parsed(String text, Locale locale) {
    try {
      return new Parser()
          .parseDocument(
              ParserEnvironment.newParserEnvironment()
                  .document(text)
                  .parserOptions(parsing)
                  .locale(locale)
                  .build());
    } catch (ParseCancelledException tooMuch) {
      throw DocumentRefused.over(ErrorCode.TOO_MANY_TOKENS, limits.tokens());
    } catch (InvalidSyntaxException noGraphQL) {
      throw new DocumentRefused(List.of(noGraphQL.toInvalidSyntaxError()));
    }
  }

  // DocumentShape has refused cycles already, in linear time; the rule follows the spreads of each
  // fragment again.
  private static boolean needs(Class<?> rule) {
    return rule != NoFragmentCycles.class;
  }

  private void measure(Document document) {
    if (DocumentShape.asksAboutSchema(document, limits) && !introspection) {
      throw DocumentRefused.over(ErrorCode.INTROSPECTION_DISABLED, 0);
    }
  }
}
