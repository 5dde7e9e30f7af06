package org.crowdshelf.shared.paging;

import java.util.AbstractList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A page of rows with their cursors, from which each feature makes its connection type. Encrypting
 * a cursor costs more than writing its row, so only selected cursors are encrypted.
 *
 * @param nodes at most as many as requested
 * @param cursor encrypts a node's position
 */
public record Page<T>(List<T> nodes, Function<T, String> cursor, PageInfo info) {

  /**
   * Cuts the rows fetched for a request to its page.
   *
   * @param place a row's position in the order of this list
   */
  public static <T> Page<T> of(
      List<T> fetched,
      PageRequest request,
      Cursors cursors,
      String list,
      Function<T, String> place) {
    boolean more = fetched.size() > request.first();
    List<T> nodes = more ? List.copyOf(fetched.subList(0, request.first())) : fetched;
    Function<T, String> cursor = node -> cursors.seal(list, place.apply(node));
    PageInfo info =
        new PageInfo(
            more,
            request.after() != null,
            () -> nodes.isEmpty() ? null : cursor.apply(nodes.get(0)),
            () -> nodes.isEmpty() ? null : cursor.apply(nodes.get(nodes.size() - 1)));
    return new Page<>(nodes, cursor, info);
  }

  /** The edges, each created by the feature's edge record when it is read. */
  public <E> List<E> edges(BiFunction<String, T, E> edge) {
    return new AbstractList<>() {
      @Override
      public E get(int index) {
        T node = nodes.get(index);
        return edge.apply(cursor.apply(node), node);
      }

      @Override
      public int size() {
        return nodes.size();
      }
    };
  }
}
