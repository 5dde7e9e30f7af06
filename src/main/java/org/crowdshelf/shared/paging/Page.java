package org.crowdshelf.shared.paging;

import java.util.AbstractList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A page of rows with their cursors; each feature's connection type is made from one. Sealing a
 * cursor costs more than writing its row, so that only those asked for are sealed.
 *
 * @param nodes at most as many as asked for
 * @param cursor seals a node's place
 */
public record Page<T>(List<T> nodes, Function<T, String> cursor, PageInfo info) {

  /**
   * Cuts the rows fetched for a request to its page.
   *
   * @param place what a row's cursor holds: its place in the order of this list
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

  /** The edges, made by a feature's edge record, each when it is read. */
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
