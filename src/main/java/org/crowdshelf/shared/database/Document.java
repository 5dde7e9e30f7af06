package org.crowdshelf.shared.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lists of records as jsonb documents, which are written and read as a whole. */
public final class Document {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          // A later version may have written fields that this one does not have.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  // Most documents are empty.
  private static final String EMPTY = "[]";

  private static final Map<Class<?>, ObjectReader> READERS = new ConcurrentHashMap<>();

  private Document() {}

  /** The document of a list; an empty one for null. */
  public static String write(List<?> list) {
    try {
      return JSON.writeValueAsString(list == null ? List.of() : list);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The list of a document. */
  public static <T> List<T> read(String document, Class<T> type) {
    if (document.equals(EMPTY)) {
      return List.of();
    }
    try {
      return READERS.computeIfAbsent(type, JSON::readerForListOf).readValue(document);
    } catch (JsonProcessingException foreign) {
      throw new IllegalStateException(foreign);
    }
  }
}
