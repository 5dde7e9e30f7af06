package org.crowdshelf.transport.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The names that operations are counted under. Clients choose them, so there are only so many:
 * those that the operator lists, or else the first that came; the rest are {@code other}.
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

  /** What an operation of this name is counted under; null for one without a name. */
  String of(String name) {
    if (name == null) {
      return ANONYMOUS;
    }
    if (known.contains(name)) {
      return name;
    }
    // Two that come at once may both get in; what matters is that there is an end.
    if (closed || known.size() >= MOST || name.length() > LONGEST) {
      return OTHER;
    }
    known.add(name);
    return name;
  }
}
