package org.crowdshelf.region;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.shared.database.Reads;

/** Tells which codes are codes of divisions. */
@ApplicationScoped
public class Regions {

  /** The division that a code names. */
  public enum Extent {
    /** No division has this code. */
    UNKNOWN,
    /** A division that has divisions within it. */
    DIVIDED,
    /** A division that has none. */
    SMALLEST
  }

  private static final String FIND =
      """
      select exists (select 1 from regions part where part.parent_code = whole.code) as divided
        from regions whole
       where whole.code = $1""";

  private final Reads reads;

  Regions(Reads reads) {
    this.reads = reads;
  }

  /** Returns whether a division has this GB/T 2260 code. */
  public Uni<Boolean> exist(String code) {
    return extent(code).map(extent -> extent != Extent.UNKNOWN);
  }

  /** Returns what this GB/T 2260 code stands for. */
  public Uni<Extent> extent(String code) {
    if (!code.matches("[0-9]{6}")) {
      return Uni.createFrom().item(Extent.UNKNOWN);
    }
    return reads
        .one(FIND, row -> row.flag("divided") ? Extent.DIVIDED : Extent.SMALLEST, code)
        .map(found -> found == null ? Extent.UNKNOWN : found);
  }
}
