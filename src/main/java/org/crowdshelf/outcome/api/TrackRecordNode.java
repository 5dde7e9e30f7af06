package org.crowdshelf.outcome.api;

import org.crowdshelf.shared.money.Money;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The record of a person or an organisation. */
@Name("TrackRecord")
@Description(
    "What became of the projects of a person, or of those that were run for an organisation; computed from what happened, and written by nobody.")
public record TrackRecordNode(
    @Description("Projects that went live") int projects,
    @Description("Of them: how many succeeded") int succeeded,
    @Description("Of them: how many failed") int failed,
    @Description("Of them: how many were canceled") int canceled,
    @NonNull
        @Description(
            "What those that succeeded raised, less what was given back to backers; projects in the currency of the site's statistics alone")
        Money raised,
    @Description(
            "Of what was paid out more than 90 days ago: how much is shown with receipts, in whole percent; projects in the currency of the site's statistics alone. null before the first")
        Integer receiptedPercent,
    @Description("Rewards that they have to send, or sent") int rewardsPromised,
    @Description("Of them: how many were received") int rewardsReceived,
    @Description("Of them: how many were not received by the day that was promised first")
        int rewardsLate,
    @Description(
            "Reports on the outcome that were due: those that were met, and those whose day is over")
        int outcomesDue,
    @Description("Of them: how many came in time") int outcomesOnTime,
    @Description(
            "Median of the days to the first answer to a question; null before the first, and as long as nobody can ask questions here")
        Integer medianAnswerDays) {}
