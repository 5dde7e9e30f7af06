package org.crowdshelf.transport;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the service; in production only where everything that it needs is configured. */
@QuarkusMain
public final class Crowdshelf {

  /** The exit code where the configuration is not fit for production, as in sysexits.h. */
  static final int BAD_CONFIGURATION = 78;

  /** Starts, or says in one sentence why not. */
  public static void main(String... args) {
    if (packaged()) {
      List<String> objections = objections();
      if (!objections.isEmpty()) {
        // Logging is not set up yet; the standard error of a container is its log.
        System.err.println(StartRules.sentence(objections));
        System.exit(BAD_CONFIGURATION);
      }
    }
    Quarkus.run(args);
  }

  // The profile is a setting that anybody may get wrong; the build tool's class loader is not.
  private static boolean packaged() {
    ClassLoader loader = Crowdshelf.class.getClassLoader();
    return loader == null || !loader.getClass().getSimpleName().equals("QuarkusClassLoader");
  }

  private static List<String> objections() {
    SmallRyeConfig config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
    return StartRules.objections(
        config.getProfiles(),
        config.getPropertyNames(),
        name -> config.getOptionalValue(name, String.class));
  }
}
