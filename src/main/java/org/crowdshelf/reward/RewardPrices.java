package org.crowdshelf.reward;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.project.PricedInCurrency;

/** The prices of rewards are in their project's currency. */
@ApplicationScoped
class RewardPrices implements PricedInCurrency {

  private static final String COUNT = "select count(*) from rewards where project_id = :project";

  @Override
  public Uni<Boolean> hasPrices(UUID project) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(COUNT, Long.class)
                    .setParameter("project", project)
                    .getSingleResult())
        .map(count -> count > 0);
  }
}
