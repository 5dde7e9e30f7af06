package org.crowdshelf.transport;

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
          "crowdshelf.cursor-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

  @Test
  void startsWithEverythingConfigured() {
    assertEquals(List.of(), objections(List.of("prod"), FIT));
    assertEquals(List.of(), objections(List.of("prod", "europe"), FIT));
  }

  @Test
  void namesAllThatIsMissingInOneSentence() {
    String sentence = StartRules.sentence(objections(List.of("prod"), Map.of()));
    for (String name : FIT.keySet()) {
      assertTrue(sentence.contains(name), sentence);
    }
    assertTrue(sentence.contains("CROWDSHELF_CURSOR_KEY"), sentence);
    assertEquals(1, sentence.lines().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "test", "staging", "prod,dev"})
  void refusesAnyProfileButProduction(String profiles) {
    assertEquals(1, objections(List.of(profiles.split(",")), FIT).size());
  }

  @ParameterizedTest
  @CsvSource({
    "crowdshelf.local.database, embedded",
    "crowdshelf.cursor-key, " + StartRules.DEVELOPMENT_CURSOR_KEY,
    "crowdshelf.cursor-key, c2hvcnQ=",
    "crowdshelf.cursor-key, not base64",
    "crowdshelf.database.url, jdbc:postgresql://db/x",
    "crowdshelf.oidc.server, http://id.example.org",
    "crowdshelf.oidc.server, id.example.org",
    "crowdshelf.oidc.audience, ' '"
  })
  void refusesWhatIsNotFitForProduction(String name, String value) {
    Map<String, String> settings = new HashMap<>(FIT);
    settings.put(name, value);
    List<String> objections = objections(List.of("prod"), settings);
    assertEquals(1, objections.size(), objections::toString);
    assertTrue(objections.get(0).contains(name), objections::toString);
  }

  @Test
  void takesPlainHttpOnTheSameMachine() {
    Map<String, String> settings = new HashMap<>(FIT);
    settings.put("crowdshelf.oidc.server", "http://localhost:8180/realms/shelf");
    assertEquals(List.of(), objections(List.of("prod"), settings));
  }

  private static List<String> objections(List<String> profiles, Map<String, String> settings) {
    return StartRules.objections(
        profiles, settings.keySet(), name -> Optional.ofNullable(settings.get(name)));
  }
}
