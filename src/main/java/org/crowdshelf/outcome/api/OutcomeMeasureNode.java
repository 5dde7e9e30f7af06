package org.crowdshelf.outcome.api;

import org.crowdshelf.outcome.CountMethod;
import org.crowdshelf.outcome.Measure;
import org.crowdshelf.outcome.OutcomeKind;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A value of a report, beside what was promised. */
@Name("OutcomeMeasure")
@Description("What was counted in a period, beside what the project promised.")
public record OutcomeMeasureNode(
    @NonNull @Description("What was counted") OutcomeKind kind,
    @Description("How many; hours of OPENING_HOURS_A_WEEK") int value,
    @Description(
            "Of READERS: how many the project expected, LibraryProfile.readersExpected. null where it promised no number of the kind")
        Integer promised,
    @NonNull @Description("How it is known") CountMethod method) {

  static OutcomeMeasureNode of(Measure measure, Integer readersExpected) {
    return new OutcomeMeasureNode(
        measure.kind(),
        measure.value(),
        measure.kind() == OutcomeKind.READERS ? readersExpected : null,
        measure.method());
  }
}
