package org.crowdshelf.transport.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Starts the service; in production only where everything that it needs is configured. With {@code
 * crowdshelf.migrate-only} it brings the database's schema up to date and ends.
 */
@QuarkusMain
public final class Crowdshelf {

  /** The exit code where the configuration is not fit for production, as in sysexits.h. */
  static final int BAD_CONFIGURATION = 78;

  private static final String PROFILE = "quarkus.profile";

  /** Starts, or says in one sentence why not. */
  public static void main(String... args) {
    if (packaged()) {
      boolean staging = staging();
      if (staging && nobodyChose(PROFILE)) {
        // What the build wrote down as the profile is read only later.
        System.setProperty(PROFILE, "staging");
      }
      List<String> objections = objections(staging);
      if (!objections.isEmpty()) {
        // Logging is not set up yet; the standard error of a container is its log.
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

  // The profile is a setting that anybody may get wrong; the build tool's class loader is not.
  private static boolean packaged() {
    ClassLoader loader = Crowdshelf.class.getClassLoader();
    return loader == null || !loader.getClass().getSimpleName().equals("QuarkusClassLoader");
  }

  // What a package is was settled by what was built into it, whatever is configured now.
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
