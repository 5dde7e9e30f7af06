package org.crowdshelf.transport.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.GraphQLError;
import graphql.language.Document;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.Locale;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.transport.request.TestLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

  private static final GraphQLSchema SCHEMA =
      new SchemaGenerator()
          .makeExecutableSchema(
              new SchemaParser().parse("type Query { viewer: String, reward: String }"),
              RuntimeWiring.MOCKED_WIRING);

  private final Documents open = new Documents(TestLimits.defaults(), true);
  private final Documents closed = new Documents(TestLimits.defaults(), false);

  @Test
  void parsesADocumentOnce() {
    Document first = document(open, "{ viewer }");
    assertSame(first, document(open, "{ viewer }"));
    assertNotSame(first, document(open, "{ viewer reward }"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ __schema { types { name } } }",
        "{ __type(name: \"Query\") { name } }",
        "{ viewer ...A } fragment A on Query { x: __schema { queryType { name } } }",
        "{ ... on Query { __schema { queryType { name } } } }"
      })
  void theSchemaIsClosedWhereIntrospectionIsOff(String text) {
    document(open, text);
    LimitExceeded refused = (LimitExceeded) refusal(closed, text);
    assertEquals(ErrorCode.INTROSPECTION_DISABLED, refused.code());
  }

  @Test
  void typenameIsAllowedWithoutIntrospection() {
    document(closed, "{ __typename viewer }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ ...A } fragment A on Query { ...A }",
        "{ viewer } fragment A on Query { viewer ...A }",
        "{ ...A } fragment A on Query { ...B } fragment B on Query { ... on Query { ...A } }",
        "{ viewer } fragment A on Query { ...B } fragment B on Query { ...C }"
            + " fragment C on Query { ...B }",
        "{ ...A } fragment A on Query { viewer } fragment A on Query { ...A }"
      })
  void refusesFragmentsWithinThemselves(String text) {
    refusal(open, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ x: viewer x: reward }",
        "{ viewer } fragment A on Query { viewer }",
        "{ ...A } fragment A on Query { viewer } fragment A on Query { reward }",
        "{ ...A }",
        "query($a: Int) { viewer }",
        "{ viewer { id } }",
        "{ viewer @no }",
        "{ viewer(a: 1) }",
        "query A { viewer } query A { reward }",
        "{ viewer } { reward }"
      })
  void refusesWhatTheOtherRulesForbid(String text) {
    refusal(open, text);
  }

  @Test
  void givesNoHints() {
    String told = refusal(closed, "{ viewr }").getMessage();
    assertFalse(told.contains("viewer"), told);
    assertFalse(told.toLowerCase(Locale.ROOT).contains("did you mean"), told);
  }

  @Test
  void takesTwoThousandTokensAndNotMore() {
    document(open, "{" + " viewer".repeat(1990) + "}");
    LimitExceeded refused = (LimitExceeded) refusal(open, "{" + " viewer".repeat(2000) + "}");
    assertEquals(ErrorCode.TOO_MANY_TOKENS, refused.code());
  }

  @Test
  void theCacheCountsTheNodesOfADocumentAndNotItsTextAlone() {
    String names = "{" + " viewer".repeat(900) + "}";
    String spaces = "{ viewer" + " ".repeat(names.length() - "{ viewer}".length()) + "}";
    document(open, spaces);
    long text = open.cachedBytes();
    document(open, names);
    assertTrue(open.cachedBytes() - text > 899 * 250, "by " + (open.cachedBytes() - text));
  }

  @Test
  void theCacheHoldsNoMoreThanItsLimit() {
    for (int i = 0; i < 80; i++) {
      document(open, "{" + " viewer".repeat(1900) + " ".repeat(i) + "}");
    }
    assertTrue(open.cachedBytes() <= 32 << 20, "but " + open.cachedBytes());
  }

  @Test
  void aDocumentOfBracesAloneDoesNotExhaustTheStack() {
    refusal(open, "{".repeat(1900));
    refusal(open, "{ a(b: " + "[".repeat(1900));
    refusal(open, "query($a: " + "[".repeat(1900));
  }

  private static Document document(Documents documents, String text) {
    return documents.document(text, SCHEMA, Locale.ENGLISH);
  }

  private static GraphQLError refusal(Documents documents, String text) {
    return assertThrows(DocumentRefused.class, () -> document(documents, text)).errors().get(0);
  }
}
