package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.node.Node;
import org.crowdshelf.shared.node.NodeReader;

/** node(id) for organisations. */
@ApplicationScoped
class OrganisationNodeReader implements NodeReader {

  private final AccountReads reads;

  OrganisationNodeReader(AccountReads reads) {
    this.reads = reads;
  }

  @Override
  public IdType type() {
    return IdType.ORGANISATION;
  }

  @Override
  public Uni<OrganisationNode> read(UUID key) {
    return reads.organisation(key);
  }

  @Override
  public Uni<Map<UUID, Node>> readAll(List<UUID> keys) {
    return reads.organisations(keys).map(HashMap::new);
  }
}
