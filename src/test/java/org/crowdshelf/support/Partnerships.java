package org.crowdshelf.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;

/** Partners and sponsors: who names them and what they answer, over HTTP. */
public final class Partnerships {

  private static final String ANSWER =
      """
      mutation ($input: AnswerPartnershipInput!) {
        answerPartnership(input: $input) {
          partnership { role state askedAt project { id state } rewards { id } }
          userErrors { code field message params { name value } }
        }
      }""";

  private static final String SEEN =
      """
      query ($id: ID!) {
        project(id: $id) {
          partners { role state helpsWith organisation { id } }
          rewards { title sponsorConfirmed shippedBySponsor sponsor { id } }
        }
      }""";

  private static final String REQUESTS =
      """
      query ($id: ID!) {
        organisation(id: $id) {
          partnershipRequests { role state project { id title } rewards { title } }
        }
      }""";

  private static final String ADD_REWARD =
      """
      mutation ($input: AddRewardInput!) {
        addReward(input: $input) { reward { id } userErrors { code } }
      }""";

  private static final String STORED =
      "select t::text from partnerships t where project_id = ? order by organisation_id, role";

  private Partnerships() {}

  /** Answers for an organisation. */
  public static Answer answer(
      Person person,
      String organisation,
      String project,
      String role,
      boolean confirm,
      String... helps) {
    Map<String, Object> input = new HashMap<>();
    input.put("organisationId", organisation);
    input.put("projectId", project);
    input.put("role", role);
    input.put("confirm", confirm);
    input.put("helpsWith", List.of(helps));
    return person.asks(ANSWER, Map.of("input", input));
  }

  /** Says yes, which has to be taken. */
  public static void confirm(
      Person owner, String organisation, String project, String role, String... helps) {
    answer(owner, organisation, project, role, true, helps)
        .get("answerPartnership.partnership.state");
  }

  /** A project's partners and sponsors as somebody sees them. */
  public static Answer seenBy(Person person, String project) {
    return person.asks(SEEN, Map.of("id", project));
  }

  /** The requests to an organisation, as somebody sees them. */
  public static Answer requests(Person person, String organisation) {
    return person.asks(REQUESTS, Map.of("id", organisation));
  }

  /** A partner in an input. */
  public static Map<String, Object> partner(String organisation, String role) {
    return Map.of("organisation", organisation, "role", role);
  }

  /** A complete draft that names this partner; answers its id. */
  public static String draftNaming(Person fundraiser, String organisation, String role) {
    return ProjectSteps.create(
        fundraiser,
        ProjectSteps.completeDraftWith(Map.of("partners", List.of(partner(organisation, role)))));
  }

  /** Adds a book with an address, given by this sponsor; answers its id. */
  public static String addSponsored(Person fundraiser, String project, String sponsor) {
    return fundraiser
        .asks(
            ADD_REWARD,
            Map.of(
                "input",
                Map.of(
                    "projectId",
                    project,
                    "kind",
                    "BOOK",
                    "title",
                    "A book",
                    "description",
                    "Given by a publisher",
                    "price",
                    Map.of("minor", 5000, "currency", "CNY"),
                    "needsAddress",
                    true,
                    "sponsor",
                    sponsor)))
        .get("addReward.reward.id");
  }

  /** A complete draft with a reward of this sponsor; answers its id. */
  public static String draftSuppliedBy(Person fundraiser, String sponsor) {
    String project = ProjectSteps.createComplete(fundraiser);
    addSponsored(fundraiser, project, sponsor);
    return project;
  }

  /** Everything that is stored of a project's partnerships, to tell whether anything changed. */
  public static List<String> stored(String project) {
    return Database.column(STORED, Ids.require(IdType.PROJECT, project));
  }
}
