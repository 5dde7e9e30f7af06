package org.crowdshelf.transport.document;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import java.util.List;
import java.util.Objects;
import org.crowdshelf.shared.error.ErrorCode;

/** Finds the operation that a request wants. */
public final class Operations {

  private Operations() {}

  /**
   * The operation of this name; the only one where no name is given.
   *
   * @throws DocumentRefused where there is none, or more than one
   */
  public static OperationDefinition named(Document document, String name) {
    List<OperationDefinition> found =
        document.getDefinitionsOfType(OperationDefinition.class).stream()
            .filter(
                operation ->
                    name == null || name.isEmpty() || Objects.equals(operation.getName(), name))
            .toList();
    if (found.size() != 1) {
      throw DocumentRefused.over(ErrorCode.OPERATION_RESOLUTION_FAILURE, 1);
    }
    return found.get(0);
  }
}
