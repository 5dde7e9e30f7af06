package org.crowdshelf.transport.start;

import graphql.schema.GraphQLSchema;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import org.crowdshelf.transport.document.RegisteredOperations;
import org.crowdshelf.transport.rate.OperationQuota;
import org.crowdshelf.transport.rate.RateLimitsConfig;
import org.crowdshelf.transport.request.LimitsConfig;

/**
 * Checks the settings that need the schema; {@link StartRules} checks the others. No request is
 * accepted before.
 */
@ApplicationScoped
public class StartChecks {

  static final int PRIORITY = 1;

  private final RegisteredOperations operations;
  private final RateLimitsConfig rates;
  private final LimitsConfig limits;
  private final GraphQLSchema schema;

  StartChecks(
      RegisteredOperations operations,
      RateLimitsConfig rates,
      LimitsConfig limits,
      GraphQLSchema schema) {
    this.operations = operations;
    this.rates = rates;
    this.limits = limits;
    this.schema = schema;
  }

  void onStart(@Observes @Priority(PRIORITY) StartupEvent start) {
    List<String> objections = new ArrayList<>(operations.load());
    rates.operations().orElse(List.of()).forEach(quota -> check(quota, schema, objections));
    check(limits, objections);
    if (!objections.isEmpty()) {
      String sentence = StartRules.sentence(objections);
      System.err.println(sentence);
      // Without this call the process would not exit.
      Quarkus.asyncExit(Crowdshelf.BAD_CONFIGURATION);
      throw new PreventFurtherStepsException(sentence, Crowdshelf.BAD_CONFIGURATION);
    }
  }

  // With less than one body, every large request would be refused.
  static void check(LimitsConfig limits, List<String> objections) {
    long one = limits.body().asLongValue();
    long address = limits.unfinishedBodiesPerAddress().asLongValue();
    if (address < one || address > limits.unfinishedBodies().asLongValue()) {
      objections.add(
          "crowdshelf.limits.unfinished-bodies-per-address has to be between"
              + " crowdshelf.limits.body and crowdshelf.limits.unfinished-bodies");
    }
  }

  // A quota with a misspelt name would have no effect, and nobody would notice.
  public static void check(String written, GraphQLSchema schema, List<String> objections) {
    String name = "crowdshelf.rate-limits.operations";
    try {
      String operation = OperationQuota.of(written).operation();
      if (schema.getMutationType().getFieldDefinition(operation) == null) {
        objections.add(name + " names " + operation + ", which is no mutation");
      }
    } catch (IllegalArgumentException malformed) {
      objections.add(name + " has to look like placePledge:20/120, not " + written);
    }
  }
}
