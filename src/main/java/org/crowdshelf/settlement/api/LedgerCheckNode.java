package org.crowdshelf.settlement.api;

import java.time.Instant;
import java.util.List;
import org.crowdshelf.settlement.LedgerCheck;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.money.Money;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The result of a check of the books. */
@Name("LedgerCheck")
@Description("The result of comparing the books with what the service shows about money.")
public record LedgerCheckNode(
    @NonNull Instant checkedAt,
    @NonNull @Description("Empty when the books agree; at most 1000")
        List<@NonNull DifferenceNode> differences) {

  /** Two figures that differ. */
  @Name("LedgerDifference")
  @Description("Two figures that differ.")
  public record DifferenceNode(
      @NonNull
          @Description(
              "RAISED, HELD, COLLECTED, PAID_OUT, IN_PAYOUT, UNRECEIPTED, REFUNDS, PLEDGES: of a project; PLACES, BACKERS: numbers of a project, in minor units; CLEARING, ENTRIES: of all. May grow.")
          String measure,
      @Id @Description("null for a figure of all projects") String projectId,
      @NonNull @Description("The figure from pledges, payments and refunds") Money expected,
      @NonNull @Description("The figure from the journal") Money booked) {

    static DifferenceNode of(LedgerCheck.Difference found) {
      return new DifferenceNode(
          found.measure().name(),
          found.project() == null ? null : Ids.encode(IdType.PROJECT, found.project()),
          Money.of(found.expectedMinor(), found.currency()),
          Money.of(found.bookedMinor(), found.currency()));
    }
  }

  static LedgerCheckNode of(LedgerCheck.Result result) {
    return new LedgerCheckNode(
        result.checkedAt(), result.differences().stream().map(DifferenceNode::of).toList());
  }
}
