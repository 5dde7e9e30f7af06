package org.crowdshelf.transport.start;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Checks the settings of the object store: all that it needs, or none. */
final class StoreRules {

  private static final String PREFIX = "crowdshelf.uploads.";
  private static final String ENDPOINT = PREFIX + "endpoint";
  private static final String CLIENT_ENDPOINT = PREFIX + "client-endpoint";
  private static final String PUBLIC_ADDRESS = PREFIX + "public-address";

  private static final Map<String, String> NEEDED = new LinkedHashMap<>();

  static {
    NEEDED.put(ENDPOINT, "the address of the object store");
    NEEDED.put(PREFIX + "bucket", "the bucket of the object store");
    NEEDED.put(PREFIX + "access-key", "the access key of the object store");
    NEEDED.put(PREFIX + "secret-key", "the secret key of the object store");
    NEEDED.put(PUBLIC_ADDRESS, "the address at which everyone reads public files");
  }

  private StoreRules() {}

  static void check(Function<String, Optional<String>> setting, List<String> objections) {
    boolean wanted =
        !value(setting, CLIENT_ENDPOINT).isEmpty()
            || NEEDED.keySet().stream().anyMatch(name -> !value(setting, name).isEmpty());
    if (!wanted) {
      return;
    }
    NEEDED.forEach(
        (name, what) -> {
          if (value(setting, name).isEmpty()) {
            objections.add(StartRules.missing(what, name));
          }
        });
    // Within a cluster the store may be reached by plain HTTP; clients send people's files to it.
    String forClients = value(setting, CLIENT_ENDPOINT).isEmpty() ? ENDPOINT : CLIENT_ENDPOINT;
    for (String name : List.of(forClients, PUBLIC_ADDRESS)) {
      String address = value(setting, name);
      if (!address.isEmpty() && !StartRules.trusted(address)) {
        objections.add(
            name + " has to be an https address (http only on localhost, to try it out)");
      }
    }
  }

  private static String value(Function<String, Optional<String>> setting, String name) {
    return StartRules.value(setting, name);
  }
}
