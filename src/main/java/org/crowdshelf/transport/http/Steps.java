package org.crowdshelf.transport.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The steps of a request after sign-in, in their order. */
@ApplicationScoped
class Steps {

  private final Step.Next first;

  Steps(
      ReadRequest read,
      FindDocument find,
      LookUpAnswer lookUp,
      ParseDocument parse,
      ChargeCost charge,
      TakeQuotas take,
      KeepDocument keep,
      RunOperation run) {
    Step.Next next = done -> Uni.createFrom().voidItem();
    List<Step> steps = List.of(read, find, lookUp, parse, charge, take, keep, run);
    for (int i = steps.size() - 1; i >= 0; i--) {
      next = before(steps.get(i), next);
    }
    first = next;
  }

  /** Takes the request through the steps; what they throw is the failure of the Uni. */
  Uni<Void> handle(Exchange exchange) {
    return Uni.createFrom().deferred(() -> first.handle(exchange));
  }

  private static Step.Next before(Step step, Step.Next next) {
    return exchange -> step.handle(exchange, next);
  }
}
