package org.crowdshelf.payout.port;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.error.Rejection;

/** Lets a higher feature say why no tranche of a project can be requested now. */
public interface RequestBlock {

  /**
   * The rejection of each of these projects, at this field of the input; a project without one is
   * left out.
   */
  Uni<Map<UUID, Rejection>> of(List<UUID> projects, String field);
}
