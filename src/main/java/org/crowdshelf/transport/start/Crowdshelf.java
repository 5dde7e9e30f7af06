package org.crowdshelf.transport.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * The main class. {@link StartSettings} and {@link StartChecks} look at the configuration inside
 * Quarkus, where it is the one that the process runs with.
 */
@QuarkusMain
public final class Crowdshelf {

  /** The exit code for a bad configuration, EX_CONFIG of sysexits.h. */
  static final int BAD_CONFIGURATION = 78;

  private Crowdshelf() {}

  /** Starts the service, or prints in one sentence why not. */
  public static void main(String... args) {
    Quarkus.run(args);
  }
}
