package org.crowdshelf.discovery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;

/**
 * The simplified character of each traditional one, read once from the table that documents use.
 */
@ApplicationScoped
class HanVariants {

  private static final String ALL = "select letter, simplified from han_variants";

  private final Reads reads;
  // Migrations alone write the table, and a new version of the service comes with them.
  private volatile Map<Integer, Integer> variants;

  HanVariants(Reads reads) {
    this.reads = reads;
  }

  /** Code points by code points. */
  Uni<Map<Integer, Integer>> all() {
    return variants != null
        ? Uni.createFrom().item(variants)
        : reads.list(ALL, HanVariants::pair).map(HanVariants::map).invoke(all -> variants = all);
  }

  private static int[] pair(Row row) {
    return new int[] {row.text("letter").codePointAt(0), row.text("simplified").codePointAt(0)};
  }

  private static Map<Integer, Integer> map(List<int[]> pairs) {
    Map<Integer, Integer> map = new HashMap<>(pairs.size() * 2);
    pairs.forEach(pair -> map.put(pair[0], pair[1]));
    return map;
  }
}
