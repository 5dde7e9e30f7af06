package org.crowdshelf.transport.document;

import graphql.language.ArrayValue;
import graphql.language.Document;
import graphql.language.Node;
import java.util.ArrayDeque;
import java.util.Deque;

/** Measures the syntax tree of a document, each node once. */
final class DocumentTree {

  private DocumentTree() {}

  /**
   * The number of nodes.
   *
   * @throws DocumentRefused LIST_TOO_LONG if a list has more than {@code longest} entries
   */
  static int nodes(Document document, int longest) {
    Deque<Node<?>> rest = new ArrayDeque<>();
    rest.push(document);
    int nodes = 0;
    while (!rest.isEmpty()) {
      Node<?> node = rest.pop();
      nodes++;
      if (node instanceof ArrayValue list) {
        ListLengths.check(list.getValues().size(), longest);
      }
      for (Node<?> child : node.getChildren()) {
        rest.push(child);
      }
    }
    return nodes;
  }
}
