package org.crowdshelf.region;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.shared.database.Reads;

/** Tells which codes are codes of divisions. */
@ApplicationScoped
public class Regions {

  private static final String EXISTS = "select 1 from regions where code = $1";

  private final Reads reads;

  Regions(Reads reads) {
    this.reads = reads;
  }

  /** Returns whether a division has this GB/T 2260 code. */
  public Uni<Boolean> exist(String code) {
    if (!code.matches("[0-9]{6}")) {
      return Uni.createFrom().item(false);
    }
    return reads.one(EXISTS, row -> true, code).map(found -> found != null);
  }
}
