package org.crowdshelf.reward;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.project.port.PricedInCurrency;

/** Tells the project whether it has rewards, whose prices are in its currency. */
@ApplicationScoped
class RewardPrices implements PricedInCurrency {

  private final RewardCount rewards;

  RewardPrices(RewardCount rewards) {
    this.rewards = rewards;
  }

  @Override
  public Uni<Boolean> hasPrices(UUID project) {
    return rewards.of(project).map(count -> count > 0);
  }
}
