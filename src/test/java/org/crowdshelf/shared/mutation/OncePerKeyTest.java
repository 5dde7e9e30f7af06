package org.crowdshelf.shared.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.CreditCodes;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Drafts;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

/** A mutation that got no answer is sent again with its key: the same outcome, once. */
@QuarkusTest
class OncePerKeyTest {

  @Inject SentMutationsCleanup cleanup;

  private final Person person = Person.someoneNew();

  @Test
  void tenProjectsSentAtOnceWithOneKeyAreOne() {
    Map<String, Object> input = with(Drafts.input(), "one-project");
    assertEquals(1, ids("createProject", "project", input).size());
    assertEquals(1, owned("projects", "fundraiser_id"));
  }

  @Test
  void tenUpdatesSentAtOnceWithOneKeyAreOne() {
    UUID project = Fixture.liveProject(person, "Told once");
    Map<String, Object> input =
        with(
            Map.of(
                "projectId", Fixture.id(project), "kind", "STATUS", "title", "News", "body", "Yes"),
            "one-update");
    assertEquals(1, ids("postUpdate", "update", input).size());
    assertEquals(1, Database.count("select count(*) from updates where project_id = ?", project));
  }

  @Test
  void tenRegistrationsSentAtOnceWithOneKeyAreOne() {
    Map<String, Object> input =
        with(
            Map.of("name", "山谷图书馆", "kind", "PRIVATE_LIBRARY", "creditCode", CreditCodes.fresh()),
            "one-library");
    assertEquals(1, ids("registerOrganisation", "organisation", input).size());
    assertEquals(1, owned("organisations", "registered_by"));
  }

  @Test
  void anotherInputUnderTheSameKeyIsRejected() {
    Map<String, Object> input = with(Drafts.input(), "a-key");
    send("createProject", "project", input);
    input.put("title", "Another");
    assertEquals(
        List.of("IDEMPOTENCY_KEY_REUSED"),
        send("createProject", "project", input).userErrorCodes("createProject"));
    assertEquals(1, owned("projects", "fundraiser_id"));
  }

  @Test
  void theSameKeyOfAnotherPersonOrMutationIsAnotherKey() {
    Map<String, Object> input = with(Drafts.input(), "shared-key");
    send("createProject", "project", input);
    send(
        "registerOrganisation",
        "organisation",
        with(Map.of("name", "A library", "kind", "PRIVATE_LIBRARY"), "shared-key"));
    assertEquals(1, owned("organisations", "registered_by"));
    Person other = Person.someoneNew();
    assertEquals(List.of(), Drafts.send(other, input).userErrorCodes("createProject"));
  }

  @Test
  void aRejectedInputMayBeMendedUnderItsKey() {
    Map<String, Object> input = with(Drafts.input(), "mended");
    input.put("durationDays", 900);
    assertEquals(
        List.of("OUT_OF_RANGE"),
        send("createProject", "project", input).userErrorCodes("createProject"));
    input.put("durationDays", 30);
    assertEquals(1, ids("createProject", "project", input).size());
  }

  @Test
  void anInputThatCannotBeStoredIsRejectedWithItsKey() {
    assertEquals(
        List.of("BAD_ADDRESS", "BAD_CREDIT_CODE"),
        send(
                "registerOrganisation",
                "organisation",
                with(
                    Map.of(
                        "name",
                        "A library",
                        "kind",
                        "PRIVATE_LIBRARY",
                        "website",
                        "no address",
                        "creditCode",
                        "no code"),
                    "a-bad-one"))
            .userErrorCodes("registerOrganisation"));
    assertEquals(0, owned("organisations", "registered_by"));
  }

  @Test
  void aKeyThatCannotBeStoredIsRejected() {
    for (Map.Entry<String, String> bad :
        Map.of("k".repeat(256), "TOO_LONG", " ", "BLANK", "a\nb", "BAD_CHARACTERS").entrySet()) {
      assertEquals(
          List.of(bad.getValue()),
          send("createProject", "project", with(Drafts.input(), bad.getKey()))
              .userErrorCodes("createProject"),
          bad.getKey());
    }
    assertEquals(0, owned("projects", "fundraiser_id"));
  }

  @Test
  void keysAreForgottenAfterThirtyDays() {
    send("createProject", "project", with(Drafts.input(), "old"));
    send("createProject", "project", with(Drafts.input(), "young"));
    Database.execute(
        "update sent_mutations set sent_at = now() - interval '31 days' where account_id = ? and idempotency_key = 'old'",
        account());
    OnVertx.await(cleanup::deleteOld);
    assertEquals(
        List.of("young"),
        Database.column(
            "select idempotency_key from sent_mutations where account_id = ?", account()));
  }

  private Set<String> ids(String mutation, String node, Map<String, Object> input) {
    person.accountId();
    List<String> ids =
        AtOnce.run(
            10, () -> send(mutation, node, input).<String>get(mutation + "." + node + ".id"));
    return new HashSet<>(ids);
  }

  private Answer send(String mutation, String node, Map<String, Object> input) {
    String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1);
    return person.asks(
        "mutation ($input: %sInput!) { %s(input: $input) { %s { id } userErrors { code } } }"
            .formatted(type, mutation, node),
        Map.of("input", input));
  }

  private long owned(String table, String column) {
    return Database.count("select count(*) from " + table + " where " + column + " = ?", account());
  }

  private UUID account() {
    return Fixture.key(IdType.ACCOUNT, person.accountId());
  }

  private static Map<String, Object> with(Map<String, Object> input, String key) {
    Map<String, Object> keyed = new HashMap<>(input);
    keyed.put("idempotencyKey", key);
    return keyed;
  }
}
