package org.crowdshelf.payout;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.payout.port.RequestBlock;
import org.crowdshelf.shared.error.Rejection;

/** The reasons of higher features against requesting a tranche. */
@ApplicationScoped
public class RequestBlocks {

  private final List<RequestBlock> blocks;

  RequestBlocks(@All List<RequestBlock> blocks) {
    this.blocks = blocks;
  }

  /** Reads the rejections by project; a project that nothing blocks has an empty list. */
  public Uni<Map<UUID, List<Rejection>>> of(List<UUID> projects) {
    return Multi.createFrom()
        .iterable(blocks)
        .onItem()
        .transformToUniAndConcatenate(block -> block.of(projects, RequestRules.FIELD))
        .collect()
        .asList()
        .map(
            found ->
                projects.stream()
                    .distinct()
                    .collect(Collectors.toMap(project -> project, project -> of(project, found))));
  }

  private static List<Rejection> of(UUID project, List<Map<UUID, Rejection>> found) {
    return found.stream().map(block -> block.get(project)).filter(Objects::nonNull).toList();
  }
}
