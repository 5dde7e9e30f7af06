package org.crowdshelf.shared.paging;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A page of rows with their cursors; each feature's connection type is made from one.
 *
 * @param nodes at most as many as asked for
 * @param cursors of the nodes, in the same order
 */
public record Page<T>(List<T> nodes, List<String> cursors, PageInfo info) {

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
    List<String> sealed =
        nodes.stream().map(node -> cursors.seal(list, place.apply(node))).toList();
    return new Page<>(
        nodes,
        sealed,
        new PageInfo(
            more,
            request.after() != null,
            sealed.isEmpty() ? null : sealed.get(0),
            sealed.isEmpty() ? null : sealed.get(sealed.size() - 1)));
  }

  /** The edges, made by a feature's edge record. */
  public <E> List<E> edges(BiFunction<String, T, E> edge) {
    List<E> edges = new java.util.ArrayList<>(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      edges.add(edge.apply(cursors.get(i), nodes.get(i)));
    }
    return edges;
  }
}
