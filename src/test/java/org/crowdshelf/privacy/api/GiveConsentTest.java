package org.crowdshelf.privacy.api;

import static org.crowdshelf.support.Privacy.consent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GiveConsentTest {

  private final Person person = Person.someoneNew();

  @Test
  void keepsAllThatWasSaidAndShowsTheLatest() {
    consent(person, "EMAIL", "1", true).get("giveConsent.consents");
    consent(person, "PRIVACY_POLICY", "2026-01", true).get("giveConsent.consents");
    Answer back = consent(person, "EMAIL", "1", false);
    assertEquals(List.of("EMAIL", "PRIVACY_POLICY"), back.get("giveConsent.consents.purpose"));
    assertEquals(List.of(false, true), back.get("giveConsent.consents.given"));
    assertEquals(3, stored());
    Answer own = person.asks("{ viewer { consents { purpose version } } }");
    assertEquals(List.of("1", "2026-01"), own.get("viewer.consents.version"));
    assertEquals(
        List.of(),
        Person.someoneNew().asks("{ viewer { consents { purpose } } }").get("viewer.consents"));
  }

  @Test
  void recordsTheSameOnce() {
    IntStream.range(0, 6)
        .parallel()
        .forEach(i -> consent(person, "EMAIL", "1", true).get("giveConsent.consents"));
    assertEquals(1, stored());
    consent(person, "EMAIL", "2", true).get("giveConsent.consents");
    assertEquals(2, stored());
  }

  @Test
  void isForWhoeverIsSignedInAndWantsAVersion() {
    assertEquals("UNAUTHENTICATED", consent(Person.VISITOR, "EMAIL", "1", true).errorCode());
    assertEquals(
        List.of("BLANK"), consent(person, "EMAIL", " ", true).userErrorCodes("giveConsent"));
    assertEquals(
        List.of("TOO_LONG"),
        consent(person, "EMAIL", "v".repeat(41), true).userErrorCodes("giveConsent"));
    assertEquals(0, stored());
  }

  @Test
  void cannotBeChangedAfterwards() {
    consent(person, "EMAIL", "1", true).get("giveConsent.consents");
    UUID account = key();
    assertEquals(
        "23001",
        Database.refusal("update consents set given = false where account_id = ?", account));
    assertEquals("23001", Database.refusal("delete from consents where account_id = ?", account));
    assertEquals("23001", Database.refusal("truncate consents"));
  }

  private long stored() {
    return Database.count("select count(*) from consents where account_id = ?", key());
  }

  private UUID key() {
    return Fixture.key(IdType.ACCOUNT, person.accountId());
  }
}
