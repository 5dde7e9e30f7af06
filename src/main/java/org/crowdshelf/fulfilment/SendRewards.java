package org.crowdshelf.fulfilment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.outbox.Outbox;

/**
 * Parcels went out. A line that cannot be taken is told by its index, the others are stored; the
 * number of statements is the same for one line and for five hundred.
 */
@ApplicationScoped
public class SendRewards {

  /**
   * The results of the lines.
   *
   * @param pledges whose parcels are stored, in the order of the lines, each once
   * @param rejections of the other lines, in their order
   */
  public record Sent(List<UUID> pledges, List<Rejection> rejections) {}

  private final SendingPeople people;
  private final Transactions transactions;
  private final ParcelRows rows;
  private final Outbox outbox;
  private final Clock clock;

  SendRewards(
      SendingPeople people,
      Transactions transactions,
      ParcelRows rows,
      Outbox outbox,
      Clock clock) {
    this.people = people;
    this.transactions = transactions;
    this.rows = rows;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Stores the parcels. A line that is sent again makes no second parcel. Lines are rejected with
   * FULFILMENT_STATE, ADDRESS_MISSING, DUPLICATE_PARCEL, UNKNOWN_PLEDGE, TOO_MANY parcels of one
   * pledge and what is wrong with a value; too many lines are rejected whole.
   *
   * @throws org.crowdshelf.shared.error.Refusal as {@link SendingPeople#sponsorsMember}
   */
  public Uni<Outcome<Sent>> run(UUID account, UUID project, List<SentLine> lines) {
    return people
        .sponsorsMember(project, account)
        .flatMap(
            sponsor ->
                lines.size() > FulfilmentRules.MAX_LINES
                    ? Uni.createFrom().item(Outcome.rejected(tooMany()))
                    : transactions.run(
                        () -> send(project, sponsor.orElse(null), SentLines.checked(lines))));
  }

  private static Rejection tooMany() {
    Map<String, String> max = Map.of("max", Integer.toString(FulfilmentRules.MAX_LINES));
    return Rejection.of(InputError.TOO_MANY, max, "sent");
  }

  private Uni<Outcome<Sent>> send(UUID project, UUID sponsor, SentLines lines) {
    return rows.lock(project, sponsor, lines.pledges())
        .invoke(lines::keepWhatCanBeSent)
        .chain(() -> rows.claimNumbers(lines.good()))
        .invoke(lines::keepWhoseNumberItIs)
        .chain(() -> rows.store(lines.good(), clock.instant()))
        .call(stored -> tell(project, stored))
        .map(stored -> Outcome.done(lines.sent()));
  }

  private Uni<Void> tell(UUID project, List<UUID> stored) {
    List<UUID> pledges = new ArrayList<>(stored.stream().distinct().toList());
    return pledges.isEmpty()
        ? Uni.createFrom().voidItem()
        : rows.markSent(pledges, clock.instant())
            .chain(() -> outbox.tell(new FulfilmentEvents.RewardsSent(project, pledges)));
  }
}
