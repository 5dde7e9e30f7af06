package org.crowdshelf.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;

/** The steps that a project takes, as its people and reviewers take them over HTTP. */
public final class ProjectSteps {

  private static final String FIELDS =
      "{ project { id state version } userErrors "
          + "{ code field message params { name value } } }";

  private static final String EVERYTHING =
      """
      select concat_ws(E'\\n', p::text, c::text,
               (select string_agg(b::text, ' ' order by b.position) from budget_lines b where b.project_id = p.id),
               (select string_agg(t::text, ' ' order by t.position) from project_partners t where t.project_id = p.id),
               (select count(*) from project_history h where h.project_id = p.id),
               (select count(*) from project_reviews r where r.project_id = p.id),
               (select count(*) from outbox o where o.subject_id = p.id))
        from projects p left join project_contents c on c.project_id = p.id
       where p.id = ?""";

  private ProjectSteps() {}

  /** All that a submission needs; library and goal are the caller's to vary. */
  public static Map<String, Object> completeDraft() {
    Map<String, Object> draft = new HashMap<>();
    draft.put("title", "番茄太阳阅读馆——农村公益阅读馆");
    draft.put("summary", "为春江镇的孩子建一个阅读馆");
    draft.put("fundingModel", "DONATION");
    draft.put("library", library("图书馆 " + UUID.randomUUID()));
    draft.put("region", "320400");
    draft.put("goal", yuan(10_000));
    draft.put("durationDays", 90);
    draft.put(
        "story",
        List.of(
            section("WHAT_WE_WANT_TO_DO", "建一个阅读馆"),
            section("WHY_WE_NEED_SUPPORT", "孩子们没有书"),
            section("WHAT_WE_HAVE_DONE", "已经收到三百本")));
    draft.put("budget", List.of(line("图书", 8_000), line("书架", 2_000)));
    draft.put("media", List.of(image("1")));
    return draft;
  }

  /** The complete draft with other values; a field of null is left out. */
  public static Map<String, Object> completeDraftWith(Map<String, ?> other) {
    Map<String, Object> draft = completeDraft();
    draft.putAll(other);
    draft.values().removeIf(value -> value == null);
    return draft;
  }

  /** A library of a kind and name. */
  public static Map<String, Object> library(String name) {
    return Map.of("kind", "COMMUNITY", "name", name);
  }

  /** An amount of CNY. */
  public static Map<String, Object> yuan(long yuan) {
    return Map.of("minor", yuan * 100, "currency", "CNY");
  }

  /** A section of a story. */
  public static Map<String, Object> section(String kind, String body) {
    return Map.of("kind", kind, "title", kind, "body", body);
  }

  /** A line of a budget. */
  public static Map<String, Object> line(String purpose, long yuan) {
    return Map.of("purpose", purpose, "amount", yuan(yuan));
  }

  /** An image. */
  public static Map<String, Object> image(String name) {
    return Map.of("kind", "IMAGE", "url", "https://pictures.example.org/" + name + ".jpg");
  }

  /** Begins a project; answers its id. */
  public static String create(Person fundraiser, Map<String, Object> draft) {
    return step(fundraiser, "createProject", "CreateProjectInput", draft)
        .get("createProject.project.id");
  }

  /** A complete draft of somebody; answers its id. */
  public static String createComplete(Person fundraiser) {
    return create(fundraiser, completeDraft());
  }

  /** A submitted project; answers its id. */
  public static String createSubmitted(Person fundraiser) {
    String project = createComplete(fundraiser);
    submit(fundraiser, project).get("submitProject.project.id");
    return project;
  }

  /** A live project; answers its id. */
  public static String createLive(Person fundraiser) {
    String project = createSubmitted(fundraiser);
    approve(Person.REVIEWER, project).get("reviewProject.project.id");
    return project;
  }

  /** Edits a project. */
  public static Answer update(Person person, String project, Map<String, ?> change) {
    return step(person, "updateProject", "UpdateProjectInput", with(project, change));
  }

  /** Submits a project. */
  public static Answer submit(Person person, String project) {
    return submit(person, project, Map.of());
  }

  /** Submits a project with more than its id. */
  public static Answer submit(Person person, String project, Map<String, ?> more) {
    return step(person, "submitProject", "SubmitProjectInput", with(project, more));
  }

  /** Approves a project. */
  public static Answer approve(Person reviewer, String project) {
    return review(reviewer, project, "APPROVE");
  }

  /** Decides on a project with remarks on all of it. */
  public static Answer review(Person reviewer, String project, String decision, String... remarks) {
    List<Map<String, Object>> sent = new ArrayList<>();
    for (String remark : remarks) {
      sent.add(Map.of("remark", remark));
    }
    return review(reviewer, project, Map.of("decision", decision, "remarks", sent));
  }

  /** Decides on a project. */
  public static Answer review(Person reviewer, String project, Map<String, ?> decision) {
    return step(reviewer, "reviewProject", "ReviewProjectInput", with(project, decision));
  }

  /** Gives a project up. */
  public static Answer cancel(Person person, String project, String reason) {
    return step(
        person, "cancelProject", "CancelProjectInput", with(project, Map.of("reason", reason)));
  }

  /** Waives the cool-down. */
  public static Answer waive(Person reviewer, String project, String reason) {
    return step(
        reviewer, "waiveCooldown", "WaiveCooldownInput", with(project, Map.of("reason", reason)));
  }

  /** A mutation on a project, in English. */
  public static Answer step(Person person, String mutation, String type, Map<String, ?> input) {
    return stepIn("en", person, mutation, type, input);
  }

  /** A mutation on a project. */
  public static Answer stepIn(
      String language, Person person, String mutation, String type, Map<String, ?> input) {
    String document =
        "mutation ($input: %s!) { %s(input: $input) %s }".formatted(type, mutation, FIELDS);
    return person.asksIn(language, document, Map.of("input", input));
  }

  /** Where a project stands, as the database has it. */
  public static String state(String project) {
    return Database.value("select state from projects where id = ?", key(project));
  }

  /** Every stored value of a project, for telling that nothing changed. */
  public static String everything(String project) {
    return Database.value(EVERYTHING, key(project));
  }

  /** A project's key. */
  public static UUID key(String project) {
    return Ids.require(IdType.PROJECT, project);
  }

  /** An organisation with these members; answers its id. */
  public static String organisation(Person... members) {
    UUID key = Ids.next();
    UUID owner = Fixture.key(IdType.ACCOUNT, members[0].accountId());
    Database.execute(
        "insert into organisations (id, name, kind, verification, registered_by, created_at)"
            + " values (?, 'A charity', 'NONPROFIT', 'VERIFIED', ?, now())",
        key,
        owner);
    for (Person member : members) {
      Database.execute(
          "insert into memberships (organisation_id, account_id, role, created_at)"
              + " values (?, ?, 'OWNER', now())",
          key,
          Fixture.key(IdType.ACCOUNT, member.accountId()));
    }
    return Ids.encode(IdType.ORGANISATION, key);
  }

  private static Map<String, Object> with(String project, Map<String, ?> more) {
    Map<String, Object> input = new HashMap<>(more);
    input.put("projectId", project);
    return input;
  }
}
