package org.crowdshelf.transport.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The main class. A package of production starts only with a complete configuration. {@code
 * crowdshelf.migrate-only} migrates the database and exits.
 */
@QuarkusMain
public final class Crowdshelf {

  /** The exit code for a bad configuration, EX_CONFIG of sysexits.h. */
  static final int BAD_CONFIGURATION = 78;

  private static final String PROFILE = "quarkus.profile";

  /** Starts the service, or prints in one sentence why not. */
  public static void main(String... args) {
    if (packaged()) {
      boolean staging = staging();
      if (staging && nobodyChose(PROFILE)) {
        // The profile of the build is read later than this.
        System.setProperty(PROFILE, "staging");
      }
      List<String> objections = objections(staging);
      if (!objections.isEmpty()) {
        // Logging has not started yet.
        System.err.println(StartRules.sentence(objections));
        System.exit(BAD_CONFIGURATION);
      }
    }
    if (config().getOptionalValue(MigrateOnly.SETTING, Boolean.class).orElse(false)) {
      MigrateOnly.start(args);
    } else {
      Quarkus.run(args);
    }
  }

  // The profile can be set wrongly; the class loader of the build tool cannot.
  private static boolean packaged() {
    ClassLoader loader = Crowdshelf.class.getClassLoader();
    return loader == null || !loader.getClass().getSimpleName().equals("QuarkusClassLoader");
  }

  // The build decides between staging and production, not the configuration.
  private static boolean staging() {
    return Crowdshelf.class.getResource("/db/sandbox/V0033__sandbox_create_provider.sql") != null;
  }

  private static boolean nobodyChose(String setting) {
    return System.getProperty(setting) == null
        && System.getenv(setting.replace('.', '_').toUpperCase(Locale.ROOT)) == null;
  }

  private static List<String> objections(boolean staging) {
    SmallRyeConfig config = config();
    return StartRules.objections(
        staging,
        config.getProfiles(),
        config.getPropertyNames(),
        name -> config.getOptionalValue(name, String.class));
  }

  private static SmallRyeConfig config() {
    return ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
  }
}
