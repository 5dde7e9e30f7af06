package org.crowdshelf.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Moderation;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Privacy;
import org.crowdshelf.support.ProjectSteps;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OwnDataTest {

  @Inject OwnData ownData;

  private final Person person = Person.someoneNew();

  @Test
  void hasEverythingThatTheyDidAndWrote() {
    UUID project = Fixture.liveProject(Person.someoneNew(), "Backed");
    Map<String, Object> input =
        new HashMap<>(Backing.input(project, 1000, Backing.reward(project, 100, null, null, true)));
    input.put("message", "加油");
    input.put(
        "address",
        Map.of(
            "recipient", "王小明", "phone", "13800138000", "region", "500231", "street", "学府路 1 号"));
    Backing.paid(person, input);
    String draft = ProjectSteps.createComplete(person);
    Organisations.ownedBy(person);
    Privacy.consent(person, "PRIVACY_POLICY", "2026-01", true);
    Moderation.report(person, Fixture.id(project), "OTHER", "Something");
    Moderation.restrict(
        Person.ADMIN, person.accountId(), List.of(Map.of("act", "FOLLOW")), "Too many");

    JsonObject data = read();

    assertEquals(OwnDataPart.ALL.size(), data.size());
    data.forEach(
        part -> assertFalse(((JsonObject) part.getValue()).getString("meaning").isBlank()));
    assertEquals(person.name(), entry(data, "account").getString("signInSubject"));
    JsonObject pledge = entry(data, "pledges");
    assertEquals("加油", pledge.getString("message"));
    assertEquals("学府路 1 号", pledge.getJsonObject("address").getString("street"));
    assertEquals("SUCCEEDED", pledge.getJsonArray("payments").getJsonObject(0).getString("state"));
    JsonObject own = entry(data, "projects");
    assertEquals(ProjectSteps.key(draft).toString(), own.getString("id"));
    assertEquals(3, own.getJsonArray("story").size());
    assertEquals(2, own.getJsonArray("budget").size());
    assertEquals("OWNER", entry(data, "memberships").getString("role"));
    assertEquals("PRIVACY_POLICY", entry(data, "consents").getString("purpose"));
    assertEquals("Something", entry(data, "reports").getString("details"));
    assertEquals("Too many", entry(data, "restrictions").getString("reason"));
    assertEquals("CREATED", entry(data, "deeds").getString("deed"));
  }

  @Test
  void hasNothingOfOthers() {
    UUID project = Fixture.liveProject(person, "Own");
    Person backer = Person.someoneNew();
    Backing.paid(backer, Backing.input(project, 1000));
    String text = text();
    assertFalse(text.contains(backer.name()));
    assertEquals(0, new JsonObject(text).getJsonObject("pledges").getJsonArray("entries").size());
  }

  @Test
  void isReadInPages() {
    UUID account = key();
    UUID project = Fixture.liveProject(Person.someoneNew(), "Backed");
    Database.execute(
        """
        insert into pledges (id, project_id, account_id, amount_minor, state, idempotency_key, input_hash, created_at,
                             reserved_until)
        select uuidv7(), ?, ?, 100, 'EXPIRED', 'k' || i, sha256('x'), now(), now() from generate_series(1, ?) as i""",
        project,
        account,
        OwnData.PAGE * 2 + 1);
    assertEquals(
        OwnData.PAGE * 2 + 1, read().getJsonObject("pledges").getJsonArray("entries").size());
    List<String> pieces = pieces();
    assertTrue(pieces.stream().mapToInt(String::length).max().orElseThrow() < 400_000);
  }

  private UUID key() {
    return Fixture.key(IdType.ACCOUNT, person.accountId());
  }

  private JsonObject read() {
    return new JsonObject(text());
  }

  private String text() {
    return String.join("", pieces());
  }

  private List<String> pieces() {
    UUID account = key();
    return new ArrayList<>(OnVertx.await(() -> ownData.of(account).collect().asList()));
  }

  private static JsonObject entry(JsonObject data, String part) {
    List<?> entries = data.getJsonObject(part).getJsonArray("entries").getList();
    assertEquals(1, entries.size(), part);
    return data.getJsonObject(part).getJsonArray("entries").getJsonObject(0);
  }
}
