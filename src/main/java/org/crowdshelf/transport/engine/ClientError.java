package org.crowdshelf.transport.engine;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error as clients get it: message, locations, path and extensions, without the classification
 * that GraphQL Java adds.
 */
public record ClientError(
    String message,
    List<SourceLocation> locations,
    List<Object> path,
    Map<String, Object> extensions)
    implements GraphQLError {

  @Override
  public String getMessage() {
    return message;
  }

  @Override
  public List<SourceLocation> getLocations() {
    return locations;
  }

  @Override
  public ErrorClassification getErrorType() {
    return ErrorType.DataFetchingException;
  }

  @Override
  public List<Object> getPath() {
    return path;
  }

  @Override
  public Map<String, Object> getExtensions() {
    return extensions;
  }

  @Override
  public Map<String, Object> toSpecification() {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("message", message);
    if (locations != null && !locations.isEmpty()) {
      answer.put(
          "locations",
          locations.stream()
              .map(place -> Map.of("line", place.getLine(), "column", place.getColumn()))
              .toList());
    }
    if (path != null) {
      answer.put("path", path);
    }
    answer.put("extensions", extensions);
    return answer;
  }
}
