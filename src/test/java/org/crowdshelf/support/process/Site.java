package org.crowdshelf.support.process;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A whole site for one test: a database, an issuer, the sandbox provider's keys, and as many
 * replicas of the staging package as it starts.
 */
public final class Site implements AutoCloseable {

  /** A key of this run: packages refuse those that are written somewhere. */
  public static final String CURSOR_KEY = newKey();

  // Neither a machine that is busy with other things nor how often one may ask is what is tested.
  private static final Map<String, String> UNHURRIED =
      Map.of(
          "CROWDSHELF_LIMITS_TIME", "60s",
          "QUARKUS_HTTP_IDLE_TIMEOUT", "60s",
          "CROWDSHELF_RATE_LIMITS_ENABLED", "false",
          "CROWDSHELF_WARM_UP_ROUNDS", "0",
          "CROWDSHELF_PLEDGES_UNPAID", "1000000",
          "CROWDSHELF_PLEDGES_UNPAID_IN_PROJECT", "1000000",
          "CROWDSHELF_PLEDGES_UNPAID_PERCENT_OF_PLACES", "100");

  private final Postgres database = Postgres.start();
  private final Issuer issuer = Issuer.start();
  private final SandboxMerchant merchant = new SandboxMerchant();
  private final Map<String, String> settings;
  private final List<Replica> started = new ArrayList<>();

  /** An empty one, whose replicas have these settings of the test's own. */
  public Site(Map<String, String> settings) {
    this.settings = settings;
  }

  /** Starts so many replicas together; the first one migrates the database, or whoever is first. */
  public List<Replica> replicas(int count) {
    List<Replica> replicas = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      replicas.add(begin(Replica.freePort()));
    }
    replicas.forEach(Replica::awaitReady);
    return replicas;
  }

  /** Begins one more on a port; does not wait. */
  public Replica begin(int port) {
    return begin(port, database);
  }

  /** The same on another database. */
  public Replica begin(int port, Postgres on) {
    return begin(port, on, Map.of());
  }

  /** One more with settings of its own. */
  public Replica begin(int port, Map<String, String> more) {
    return begin(port, database, more);
  }

  /** One more with options of its own for the Java machine. */
  public Replica begin(List<String> javaOptions) {
    int port = Replica.freePort();
    Map<String, String> all = settings(port, database, Map.of());
    return started(Replica.begin(Replica.staging(), port, all, javaOptions));
  }

  private Replica begin(int port, Postgres on, Map<String, String> more) {
    return started(Replica.begin(Replica.staging(), port, settings(port, on, more)));
  }

  private Replica started(Replica replica) {
    started.add(replica);
    return replica;
  }

  private Map<String, String> settings(int port, Postgres on, Map<String, String> more) {
    return Replica.settings(
        on.settings(),
        issuer.settings(),
        merchant.settings("http://localhost:" + port),
        Map.of("CROWDSHELF_CURSOR_KEY", CURSOR_KEY),
        UNHURRIED,
        settings,
        more);
  }

  /** Its database. */
  public Postgres database() {
    return database;
  }

  /** The issuer of its tokens. */
  public Issuer issuer() {
    return issuer;
  }

  /** The sandbox provider's keys. */
  public SandboxMerchant merchant() {
    return merchant;
  }

  @Override
  public void close() {
    started.forEach(Replica::close);
    issuer.close();
    database.close();
  }

  /** A new key of 32 bytes in base64. */
  public static String newKey() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
