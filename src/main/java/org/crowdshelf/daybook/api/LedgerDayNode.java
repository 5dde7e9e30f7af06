package org.crowdshelf.daybook.api;

import java.time.LocalDate;
import java.util.UUID;
import org.crowdshelf.settlement.api.FundsNode;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.money.Money;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A day on which money of a project moved. */
@Name("LedgerDay")
@Description("A day, China's, on which money of a project moved.")
public record LedgerDayNode(
    @Ignore Place place,
    @NonNull @Description("Of China") LocalDate day,
    @NonNull @Description("The project's money as it was at the day's end") FundsNode fundsAtEnd,
    @Description(
            "SHA-256 over the hash of the day before and this day's lines, in hexadecimal digits;"
                + " null while the day runs. src/docs/ledger.md says how it is computed.")
        String hash) {

  /** The project and day that it is of. */
  record Place(UUID project, LocalDate day) {}

  static LedgerDayNode of(Row row) {
    return new LedgerDayNode(
        new Place(row.uuid("project_id"), row.date("day")),
        row.date("day"),
        funds(row),
        row.text("hash"));
  }

  private static FundsNode funds(Row row) {
    String currency = row.text("currency");
    long held = row.number("held_minor");
    long paid = row.number("paid_minor");
    long collected = row.number("collected_minor") + paid;
    long fee = row.number("fee_minor");
    long inPayout = row.number("in_payout_minor");
    long unreceipted = row.number("unreceipted_minor");
    return new FundsNode(
        Money.of(held + collected + fee, currency),
        Money.of(held, currency),
        Money.of(row.number("refunded_minor"), currency),
        Money.of(collected, currency),
        Money.of(collected - paid - inPayout, currency),
        Money.of(inPayout, currency),
        Money.of(unreceipted, currency),
        Money.of(paid - unreceipted, currency),
        Money.of(row.number("unallotted_minor"), currency),
        Money.of(fee, currency),
        row.integerOrNull("fee_basis_points"));
  }
}
