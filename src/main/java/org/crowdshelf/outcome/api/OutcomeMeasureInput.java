package org.crowdshelf.outcome.api;

import org.crowdshelf.outcome.CountMethod;
import org.crowdshelf.outcome.Measure;
import org.crowdshelf.outcome.OutcomeKind;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A value as a client sends it. */
@Name("OutcomeMeasureInput")
@Description("What was counted.")
public record OutcomeMeasureInput(
    @NonNull @Description("Each kind once") OutcomeKind kind,
    @NonNull @Description("0 or more") Integer value,
    @NonNull @Description("How it is known") CountMethod method) {

  /** The measure that is stored. */
  @Ignore
  Measure toMeasure() {
    return new Measure(kind, value, method);
  }
}
