package org.crowdshelf.outcome;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.shared.database.Reads;

/** Reads which reports are due, of many projects at a time. */
@ApplicationScoped
public class OutcomeStandings {

  private static final String OF_PROJECTS = OutcomeStanding.SELECT + "s.project_id = any($1)";

  private final Reads reads;

  OutcomeStandings(Reads reads) {
    this.reads = reads;
  }

  /** The standing of each of these projects; one that has not succeeded is left out. */
  public Uni<Map<UUID, OutcomeStanding>> of(List<UUID> projects) {
    return reads
        .list(OF_PROJECTS, OutcomeStanding::of, projects)
        .map(found -> found.stream().collect(Collectors.toMap(OutcomeStanding::project, s -> s)));
  }
}
