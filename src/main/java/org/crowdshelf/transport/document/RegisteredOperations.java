package org.crowdshelf.transport.document;

import graphql.GraphQLError;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.transport.request.GraphQLRequest;
import org.crowdshelf.transport.request.LimitsConfig;
import org.crowdshelf.transport.request.RequestRefused;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Operations that have an id: those of the service's own clients and those of a configured folder,
 * one per file. An operation has two ids: its file name, which means the deployed version, and
 * {@code sha256:} with the SHA-256 of its text, which means exactly this text. A setting refuses
 * all other operations.
 */
@ApplicationScoped
public class RegisteredOperations {

  private static final String HASH = "sha256:";

  private final Documents documents;
  private final GraphQLSchema schema;
  private final LimitsConfig limits;
  private final Optional<String> folder;
  private final boolean only;
  private final Map<String, String> textsById = new HashMap<>();

  RegisteredOperations(
      Documents documents,
      GraphQLSchema schema,
      LimitsConfig limits,
      @ConfigProperty(name = "crowdshelf.operations.folder") Optional<String> folder,
      @ConfigProperty(name = "crowdshelf.operations.registered-only") boolean only) {
    this.documents = documents;
    this.schema = schema;
    this.limits = limits;
    this.folder = folder;
    this.only = only;
  }

  /** Reads all files; returns each problem as a part of one sentence. */
  public List<String> load() {
    List<String> objections = new ArrayList<>();
    register(OperationFiles.ours(), objections);
    folder.ifPresent(
        path -> {
          try {
            register(OperationFiles.in(Path.of(path)), objections);
          } catch (UncheckedIOException unreadable) {
            objections.add("crowdshelf.operations.folder cannot be read (" + path + ")");
          }
        });
    return objections;
  }

  /**
   * The request with the text of the operation that it names; unchanged if it names none.
   *
   * @throws RequestRefused OPERATION_NOT_REGISTERED
   */
  public GraphQLRequest resolved(GraphQLRequest request) {
    if (request.documentId() != null && request.query() != null) {
      throw RequestRefused.malformed("DOCUMENT_ID");
    }
    String text = request.query() == null ? textsById.get(id(request)) : null;
    if (text != null) {
      return request.withRegistered(text);
    }
    if (only || request.documentId() != null) {
      throw RequestRefused.with(400, ErrorCode.OPERATION_NOT_REGISTERED);
    }
    return request;
  }

  // Clients with Apollo's persisted queries send the same hash.
  private static String id(GraphQLRequest request) {
    String hash =
        request.documentId() == null ? PersistedOperations.hash(request) : request.documentId();
    return request.documentId() == null ? HASH + hash : hash;
  }

  private void register(Map<String, String> textsByFile, List<String> objections) {
    textsByFile.forEach(
        (file, text) -> {
          try {
            check(file, text);
            if (!text.equals(textsById.getOrDefault(file, text))) {
              objections.add("there are two operations " + file);
            }
            textsById.put(file, text);
            textsById.put(HASH + PersistedOperations.sha256(text), text);
          } catch (DocumentRefused refused) {
            objections.add(file + ".graphql: " + told(refused));
          }
        });
  }

  private void check(String file, String text) {
    Document document = documents.document(text, schema, Locale.ENGLISH);
    OperationDefinition operation = Operations.named(document, file);
    if (document.getDefinitionsOfType(OperationDefinition.class).size() > 1) {
      throw DocumentRefused.over(ErrorCode.OPERATION_RESOLUTION_FAILURE, 1);
    }
    OperationCost.atMost(limits.cost(), schema, document, operation, Map.of());
  }

  private static String told(DocumentRefused refused) {
    return refused.errors().stream()
        .map(GraphQLError::getMessage)
        .collect(Collectors.joining(", "));
  }
}
