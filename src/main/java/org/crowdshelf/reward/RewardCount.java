package org.crowdshelf.reward;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** How many rewards a project has, as the running transaction sees it. */
@ApplicationScoped
class RewardCount {

  private static final String COUNT = "select count(*) from rewards where project_id = :project";

  Uni<Long> of(UUID project) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(COUNT, Long.class)
                    .setParameter("project", project)
                    .getSingleResult());
  }
}
