package org.crowdshelf.outcome;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A value of a report; stored in documents as it stands here. */
@RegisterForReflection
public record Measure(OutcomeKind kind, int value, CountMethod method) {}
