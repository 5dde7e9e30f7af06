package org.crowdshelf.pledge.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.node.NodeReader;

/** node(id) for pledges, which only their owner and the project's own people see. */
@ApplicationScoped
class PledgeNodeReader implements NodeReader {

  private final PledgeReads reads;

  PledgeNodeReader(PledgeReads reads) {
    this.reads = reads;
  }

  @Override
  public IdType type() {
    return IdType.PLEDGE;
  }

  @Override
  public Uni<PledgeNode> read(UUID key) {
    return reads.pledge(key);
  }
}
