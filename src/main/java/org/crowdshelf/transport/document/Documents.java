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
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.transport.request.LimitsConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Parses, measures and validates documents, and caches the valid ones by their text, up to 8 Mi
 * characters.
 */
@ApplicationScoped
public class Documents {

  private static final long MAX_CHARACTERS = 8L * 1024 * 1024;

  private final LimitsConfig limits;
  private final boolean introspection;
  private final ParserOptions parsing;
  private final Cache<String, Document> valid =
      Caffeine.newBuilder()
          .maximumWeight(MAX_CHARACTERS)
          .weigher((String text, Document document) -> text.length())
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
    Document known = valid.getIfPresent(text);
    if (known != null) {
      return known;
    }
    TokenLengths.check(text);
    Document document = parsed(text, locale);
    measure(document);
    // Invalid documents are not cached: their errors are in the language of the request.
    List<? extends GraphQLError> errors = ParseAndValidate.validate(schema, document, locale);
    if (!errors.isEmpty()) {
      throw new DocumentRefused(errors);
    }
    valid.put(text, document);
    return document;
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

  private void measure(Document document) {
    if (DocumentShape.asksAboutSchema(document, limits) && !introspection) {
      throw DocumentRefused.over(ErrorCode.INTROSPECTION_DISABLED, 0);
    }
  }
}
