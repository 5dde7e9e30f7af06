package org.crowdshelf.transport.start;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.crowdshelf.shared.paging.Cursors;

/**
 * Checks the settings of a package, production or {@link Staging}, and reports all problems at
 * once. Staging has the rules of production and requires some settings more.
 */
public final class StartRules {

  public static final String DEVELOPMENT_CURSOR_KEY =
      "ZGV2ZWxvcG1lbnQtb25seS1jdXJzb3Ita2V5LTAwMDE=";

  private static final Pattern FEE = Pattern.compile("[0-9]|[1-9][0-9]{1,2}|[12][0-9]{3}|3000");

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private StartRules() {}

  /**
   * The problems, each as a part of one sentence.
   *
   * @param staging which package this is, and what only staging requires
   * @param profiles the active profiles
   * @param names the names of all settings
   * @param setting reads a setting
   */
  static List<String> objections(
      Staging staging,
      List<String> profiles,
      Iterable<String> names,
      Function<String, Optional<String>> setting) {
    List<String> objections = new ArrayList<>();
    profile(staging, profiles, objections);
    for (String name : local(names)) {
      objections.add(name + " is set (it is for development only)");
    }
    database(setting, objections);
    TlsSettings.check(setting, objections);
    if (!MigrateOnly.isSet(setting)) {
      serving(staging, setting, objections);
    }
    return objections;
  }

  private static void serving(
      Staging staging, Function<String, Optional<String>> setting, List<String> objections) {
    oidcServer(setting, objections);
    if (value(setting, "crowdshelf.oidc.audience").isEmpty()) {
      objections.add(missing("the audience of access tokens", "crowdshelf.oidc.audience"));
    }
    cursorKey(setting, objections);
    fee(setting, objections);
    StoreRules.check(setting, objections);
    payoutKey(setting, objections);
    staging.required().forEach((name, what) -> required(name, what, setting, objections));
  }

  /** The problems as one sentence. */
  static String sentence(List<String> objections) {
    return "Crowdshelf does not start: "
        + String.join("; ", objections)
        + ". README.md, Configuration, says what each is for.";
  }

  // A variable of the environment has a name of its own where no file names the setting.
  private static Set<String> local(Iterable<String> names) {
    Set<String> local = new TreeSet<>();
    for (String name : names) {
      if (name.startsWith("crowdshelf.local.")) {
        local.add(name);
      } else if (name.startsWith("CROWDSHELF_LOCAL_")) {
        local.add(name.toLowerCase(Locale.ROOT).replace('_', '.'));
      }
    }
    return local;
  }

  private static void profile(Staging staging, List<String> profiles, List<String> objections) {
    boolean unfit =
        !profiles.contains("prod")
            || profiles.contains("dev")
            || profiles.contains("test")
            || profiles.contains("staging") != staging.isPackaged();
    if (unfit) {
      objections.add(
          "the profile is "
              + String.join(",", profiles)
              + " (quarkus.profile has to be "
              + (staging.isPackaged() ? "staging" : "prod")
              + ", as the package was built: dev and test exist only in the build)");
    }
  }

  private static void required(
      String name,
      String what,
      Function<String, Optional<String>> setting,
      List<String> objections) {
    String value = value(setting, name);
    if (value.isEmpty()) {
      objections.add(missing(what, name));
    } else if (PublicKeys.contain(value)) {
      objections.add(name + " is a key of development, which everybody knows");
    }
  }

  private static void database(
      Function<String, Optional<String>> setting, List<String> objections) {
    String name = "crowdshelf.database.url";
    String address = value(setting, name);
    if (address.isEmpty()) {
      objections.add(missing("the database address", name));
    } else if (!address.startsWith("postgresql://")) {
      objections.add(name + " has to look like postgresql://host:5432/name");
    }
  }

  private static void oidcServer(
      Function<String, Optional<String>> setting, List<String> objections) {
    String name = "crowdshelf.oidc.server";
    String address = value(setting, name);
    if (address.isEmpty()) {
      objections.add(missing("the OIDC server", name));
    } else if (!trusted(address)) {
      // An attacker in its place could sign anybody in.
      objections.add(name + " has to be an https address (http only on localhost, to try it out)");
    }
  }

  static boolean trusted(String address) {
    try {
      URI uri = new URI(address);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme())
              || "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  private static void cursorKey(
      Function<String, Optional<String>> setting, List<String> objections) {
    String name = "crowdshelf.cursor-key";
    String key = value(setting, name);
    if (key.isEmpty()) {
      objections.add(missing("the key that seals list cursors", name));
    } else {
      checkKey(name, key, objections);
    }
  }

  // Without a provider nobody can say where money goes, so nothing is encrypted.
  private static void payoutKey(
      Function<String, Optional<String>> setting, List<String> objections) {
    String name = "crowdshelf.payouts.key";
    String key = value(setting, name);
    if (key.isEmpty() && !value(setting, "crowdshelf.payouts.providers").isEmpty()) {
      objections.add(missing("the key that encrypts payout accounts", name));
    } else if (!key.isEmpty()) {
      checkKey(name, key, objections);
    }
  }

  private static void checkKey(String name, String key, List<String> objections) {
    if (!Cursors.isKey(key)) {
      objections.add(name + " has to be 32 bytes in base64 (openssl rand -base64 32)");
    } else if (PublicKeys.contain(key)) {
      objections.add(name + " is a key of development, which everybody knows");
    }
  }

  private static void fee(Function<String, Optional<String>> setting, List<String> objections) {
    String name = "crowdshelf.settlement.fee-basis-points";
    String fee = value(setting, name);
    if (!fee.isEmpty() && !FEE.matcher(fee).matches()) {
      objections.add(name + " has to be from 0 to 3000 (30 %)");
    }
  }

  static String missing(String what, String name) {
    String variable = name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    return what + " is missing (" + name + " or " + variable + ")";
  }

  static String value(Function<String, Optional<String>> setting, String name) {
    return setting.apply(name).map(String::strip).orElse("");
  }
}
