package org.crowdshelf.transport.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartRulesTest {

  private static final Map<String, String> FIT =
      Map.of(
          "crowdshelf.database.url", "postgresql://db:5432/crowdshelf",
          "crowdshelf.oidc.server", "https://id.example.org/realms/shelf",
          "crowdshelf.oidc.audience", "crowdshelf",
          "crowdshelf.cursor-key", "mMNU9hOzqXo3rfjjy6wHmIcK1Mu4xqvdCbNu3hXv1bA=");

  @Test
  void startsWithEverythingConfigured() {
    assertEquals(List.of(), objections(List.of("prod"), FIT));
    assertEquals(List.of(), objections(List.of("prod", "europe"), FIT));
  }

  @Test
  void namesAllMissingSettingsInOneSentence() {
    String sentence = StartRules.sentence(objections(List.of("prod"), Map.of()));
    for (String name : FIT.keySet()) {
      assertTrue(sentence.contains(name), sentence);
    }
    assertTrue(sentence.contains("CROWDSHELF_CURSOR_KEY"), sentence);
    assertEquals(1, sentence.lines().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "test", "staging", "staging,prod", "prod,staging", "prod,dev"})
  void refusesAnyProfileButProduction(String profiles) {
    assertEquals(1, objections(List.of(profiles.split(",")), FIT).size());
  }

  @ParameterizedTest
  @CsvSource({
    "crowdshelf.local.database, embedded",
    "crowdshelf.local.store-port, 18080",
    "crowdshelf.cursor-key, c2hvcnQ=",
    "crowdshelf.cursor-key, not base64",
    "crowdshelf.database.url, jdbc:postgresql://db/x",
    "crowdshelf.oidc.server, http://id.example.org",
    "crowdshelf.oidc.server, id.example.org",
    "crowdshelf.oidc.audience, ' '",
    "crowdshelf.settlement.fee-basis-points, -500",
    "crowdshelf.settlement.fee-basis-points, 3001",
    "crowdshelf.settlement.fee-basis-points, 20000"
  })
  void refusesWhatIsNotFitForProduction(String name, String value) {
    Map<String, String> settings = new HashMap<>(FIT);
    settings.put(name, value);
    List<String> objections = objections(List.of("prod"), settings);
    assertEquals(1, objections.size(), objections::toString);
    assertTrue(objections.get(0).contains(name), objections::toString);
  }

  private static final Map<String, String> STORE =
      Map.of(
          "crowdshelf.uploads.endpoint", "http://minio:9000",
          "crowdshelf.uploads.client-endpoint", "https://store.example.org",
          "crowdshelf.uploads.bucket", "crowdshelf",
          "crowdshelf.uploads.access-key", "key",
          "crowdshelf.uploads.secret-key", "secret",
          "crowdshelf.uploads.public-address", "https://media.example.org");

  @Test
  void startsWithAStore() {
    Map<String, String> settings = new HashMap<>(FIT);
    settings.putAll(STORE);
    assertEquals(List.of(), objections(List.of("prod"), settings));
  }

  @ParameterizedTest
  @ValueSource(strings = {"endpoint", "bucket", "access-key", "secret-key", "public-address"})
  void refusesAStoreOfWhichSomethingIsMissing(String missing) {
    Map<String, String> settings = new HashMap<>(FIT);
    settings.putAll(STORE);
    settings.remove("crowdshelf.uploads." + missing);
    List<String> objections = objections(List.of("prod"), settings);
    assertEquals(1, objections.size(), objections::toString);
    assertTrue(
        objections.get(0).contains("crowdshelf.uploads." + missing + " or CROWDSHELF_UPLOADS"),
        objections::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "client-endpoint, http://store.example.org",
    "client-endpoint, ''",
    "public-address, http://media.example.org",
    "public-address, media.example.org"
  })
  void refusesAStoreThatClientsReachWithoutHttps(String name, String value) {
    Map<String, String> settings = new HashMap<>(FIT);
    settings.putAll(STORE);
    settings.put("crowdshelf.uploads." + name, value);
    List<String> objections = objections(List.of("prod"), settings);
    assertEquals(1, objections.size(), objections::toString);
    assertTrue(objections.get(0).contains("has to be an https address"), objections::toString);
  }

  @Test
  void startsStagingWithItsProviderConfigured() {
    assertEquals(List.of(), objections(true, List.of("staging", "prod"), staging()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "staging", "dev", "staging,prod,test"})
  void refusesAnyProfileButStagingWhereTheSandboxIsIn(String profiles) {
    assertEquals(1, objections(true, List.of(profiles.split(",")), staging()).size());
  }

  @Test
  void holdsStagingToTheRulesOfProduction() {
    String sentence = StartRules.sentence(objections(true, List.of("staging", "prod"), Map.of()));
    for (String name : staging().keySet()) {
      assertTrue(sentence.contains(name), sentence);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MC4CAQAwBQYDK2VwBCIEIJQkWOson3qPPMq9oVFMCR7upnPyoMbONRDZpeSAmn3z",
        "MC4CAQAwBQYDK2VwBCIEILBb56BXUnGWP5ouZ2EMqLTe5ihUagJtT3Ed4St2ZaMR"
      })
  void refusesSigningKeysThatEverybodyCanRead(String key) {
    Map<String, String> settings = staging();
    settings.put("crowdshelf.sandbox.private-key", key);
    List<String> objections = objections(true, List.of("staging", "prod"), settings);
    assertEquals(1, objections.size(), objections::toString);
    assertTrue(objections.get(0).contains("private-key is a key of development"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        StartRules.DEVELOPMENT_CURSOR_KEY,
        // The secret of the signing key above.
        "lCRY6yifeo88yr2hUUwJHu6mc/Kgxs41ENml5ICaffM=",
        "bG9jYWwtY2x1c3Rlci1vbmx5LWN1cnNvci1rZXktMDE=",
        "YmVuY2htYXJrLW9ubHktY3Vyc29yLWtleS0wMDAwMDE=",
        " YmVuY2htYXJrLW9ubHktY3Vyc29yLWtleS0wMDAwMDE= "
      })
  void refusesCursorKeysThatEverybodyCanRead(String key) {
    Map<String, String> settings = new HashMap<>(FIT);
    settings.put("crowdshelf.cursor-key", key);
    List<String> objections = objections(List.of("prod"), settings);
    assertEquals(1, objections.size(), objections::toString);
    assertTrue(objections.get(0).contains("cursor-key is a key of development"));
  }

  @Test
  void wantsAKeyForPayoutAccountsWhereMoneyIsPaidOut() {
    Map<String, String> settings = new HashMap<>(FIT);
    settings.put("crowdshelf.payouts.providers", "manual");
    List<String> objections = objections(List.of("prod"), settings);
    assertEquals(1, objections.size(), objections::toString);
    assertTrue(objections.get(0).contains("CROWDSHELF_PAYOUTS_KEY"), objections::toString);
    settings.put("crowdshelf.payouts.key", "short");
    assertTrue(objections(List.of("prod"), settings).get(0).contains("32 bytes"));
    settings.put("crowdshelf.payouts.key", "ZGV2ZWxvcG1lbnQtb25seS1wYXlvdXQta2V5LTAwMDE=");
    assertTrue(objections(List.of("prod"), settings).get(0).contains("a key of development"));
    settings.put("crowdshelf.payouts.key", settings.get("crowdshelf.cursor-key"));
    assertEquals(List.of(), objections(List.of("prod"), settings));
  }

  private static Map<String, String> staging() {
    Map<String, String> settings = new HashMap<>(FIT);
    settings.put("crowdshelf.sandbox.address", "https://try.example.org");
    settings.put("crowdshelf.sandbox.merchant", "crowdshelf-try");
    settings.put("crowdshelf.sandbox.private-key", "private");
    return settings;
  }

  @ParameterizedTest
  @ValueSource(strings = {"crowdshelf.local.database", "CROWDSHELF_LOCAL_DATABASE"})
  void refusesSettingsOfDevelopmentByEitherName(String name) {
    Map<String, String> settings = new HashMap<>(FIT);
    settings.put(name, "embedded");
    assertEquals(
        List.of("crowdshelf.local.database is set (it is for development only)"),
        objections(List.of("prod"), settings));
  }

  @Test
  void demandsTheDatabaseAloneForAMigration() {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "crowdshelf.migrate-only", "true",
                "crowdshelf.database.url", "postgresql://db:5432/crowdshelf"));
    assertEquals(List.of(), objections(List.of("prod"), settings));
    settings.remove("crowdshelf.database.url");
    settings.put("crowdshelf.local.database", "embedded");
    assertEquals(2, objections(List.of("prod"), settings).size());
    settings.put("crowdshelf.migrate-only", "false");
    assertEquals(5, objections(List.of("prod"), settings).size());
  }

  @Test
  void acceptsPlainHttpOnTheSameMachine() {
    Map<String, String> settings = new HashMap<>(FIT);
    settings.put("crowdshelf.oidc.server", "http://localhost:8180/realms/shelf");
    assertEquals(List.of(), objections(List.of("prod"), settings));
  }

  private static List<String> objections(List<String> profiles, Map<String, String> settings) {
    return objections(false, profiles, settings);
  }

  private static List<String> objections(
      boolean staging, List<String> profiles, Map<String, String> settings) {
    return StartRules.objections(
        staging ? Staging.ofPackage() : new Staging(Map.of()),
        profiles,
        settings.keySet(),
        name -> Optional.ofNullable(settings.get(name)));
  }
}
