package org.crowdshelf.transport.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The names of operations in metrics. Clients choose them, so their number is limited: those that
 * the operator lists, or the first ones that arrive; all others are {@code other}.
 */
@ApplicationScoped
class OperationNames {

  static final String ANONYMOUS = "anonymous";
  static final String OTHER = "other";

  private static final int MOST = 100;
  private static final int LONGEST = 60;

  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final boolean closed;

  @Inject
  OperationNames(
      @ConfigProperty(name = "crowdshelf.metrics.operations") Optional<List<String>> listed) {
    this(listed.orElse(List.of()));
  }

  OperationNames(List<String> listed) {
    known.addAll(listed);
    closed = !listed.isEmpty();
  }

  /** The name in metrics; the name of the operation may be null. */
  String of(String name) {
    if (name == null) {
      return ANONYMOUS;
    }
    if (known.contains(name)) {
      return name;
    }
    // Two concurrent requests may exceed the limit by one, which does no harm.
    if (closed || known.size() >= MOST || name.length() > LONGEST) {
      return OTHER;
    }
    known.add(name);
    return name;
  }
}
