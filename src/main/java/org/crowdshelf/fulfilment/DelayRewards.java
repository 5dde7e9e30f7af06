package org.crowdshelf.fulfilment;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.project.ProjectDeed;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.project.ProjectHistory;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.reward.RewardDelivery;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.outbox.Outbox;
import org.crowdshelf.shared.text.Text;

/**
 * A project's own people promise a later day, with the reason, which stays in the project's
 * history. Whether a reward is late is still counted from the day that was promised first.
 */
@ApplicationScoped
public class DelayRewards {

  private final RewardDelivery delivery;
  private final ProjectHistory history;
  private final Transactions transactions;
  private final Outbox outbox;
  private final Clock clock;

  DelayRewards(
      RewardDelivery delivery,
      ProjectHistory history,
      Transactions transactions,
      Outbox outbox,
      Clock clock) {
    this.delivery = delivery;
    this.history = history;
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Promises a later day; answers the reward's key. Rejected with DATE_NOT_LATER, PROJECT_STATE and
   * what is wrong with the day or the reason.
   *
   * @throws Refusal as {@link RewardDelivery#ownProject}
   */
  public Uni<Outcome<UUID>> run(UUID person, UUID reward, LocalDate later, String reason) {
    return delivery
        .ownProject(reward)
        .chain(() -> transactions.run(() -> decide(person, reward, later, Text.stripped(reason))));
  }

  private Uni<Outcome<UUID>> decide(UUID person, UUID reward, LocalDate later, String reason) {
    return delivery
        .lock(reward)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .flatMap(
            promise -> {
              List<Rejection> problems =
                  isOpen(promise.state())
                      ? FulfilmentRules.checkDelay(
                          promise.day(), later, reason, FulfilmentRules.today(clock))
                      : List.of(refusal(promise.state()));
              return problems.isEmpty()
                  ? store(person, reward, promise, later, reason)
                  : Uni.createFrom().item(Outcome.rejected(problems));
            });
  }

  private static boolean isOpen(ProjectState state) {
    return state == ProjectState.LIVE || state == ProjectState.SUCCEEDED;
  }

  private static Rejection refusal(ProjectState state) {
    return Rejection.of(ProjectError.PROJECT_STATE, Map.of("state", state.name()), "rewardId");
  }

  private Uni<Outcome<UUID>> store(
      UUID person, UUID reward, RewardDelivery.Promise promise, LocalDate later, String reason) {
    JsonObject details =
        new JsonObject()
            .put("fields", new JsonArray().add("rewards").add(Ids.encode(IdType.REWARD, reward)))
            .put("reason", reason)
            .put("promised", promise.day() == null ? null : promise.day().toString())
            .put("later", later.toString());
    return delivery
        .move(reward, later)
        .chain(
            () ->
                history.recordDeed(promise.project(), person, ProjectDeed.REWARD_DELAYED, details))
        .chain(
            () ->
                outbox.tell(
                    new FulfilmentEvents.RewardDelayed(
                        reward, promise.project(), promise.day(), later)))
        .replaceWith(Outcome.done(reward));
  }
}
