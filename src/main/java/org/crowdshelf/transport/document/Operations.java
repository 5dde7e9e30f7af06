package org.crowdshelf.transport.document;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import java.util.List;
import java.util.Objects;
import org.crowdshelf.shared.error.ErrorCode;

/** Selects the operation of a request. */
public final class Operations {

  private Operations() {}

  /**
   * The operation of this name; without a name, the only operation.
   *
   * @throws DocumentRefused if there is no such operation or more than one
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
