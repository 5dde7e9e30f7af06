package org.crowdshelf.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;

/** Organisations and their people, made over the API as clients do. */
public final class Organisations {

  private static final String REGISTER =
      """
      mutation ($input: RegisterOrganisationInput!) {
        registerOrganisation(input: $input) {
          organisation { id name kind verification website }
          userErrors { code field message params { name value } }
        }
      }""";

  private static final String CHANGE =
      """
      mutation ($input: %sInput!) {
        %s(input: $input) {
          organisation { id verification members { account { id } role } }
          userErrors { code field message params { name value } }
        }
      }""";

  private Organisations() {}

  /** An organisation without a credit code, owned by this person; its id. */
  public static String ownedBy(Person owner) {
    return register(owner, Map.of()).get("registerOrganisation.organisation.id");
  }

  /** Registers a library; what is given here is sent beside or instead of the usual. */
  public static Answer register(Person owner, Map<String, ?> fields) {
    Map<String, Object> input = new HashMap<>();
    input.put("name", "山谷图书馆");
    input.put("kind", "PRIVATE_LIBRARY");
    input.putAll(fields);
    return owner.asks(REGISTER, Map.of("input", input));
  }

  /** Has a person join with this role. */
  public static void join(String organisation, Person owner, Person joining, String role) {
    change(owner, "inviteMember", organisation, joining, Map.of("role", role))
        .get("inviteMember.organisation.id");
    assertEquals(
        organisation,
        change(joining, "acceptInvitation", organisation, null, Map.of())
            .get("acceptInvitation.organisation.id"));
  }

  /**
   * Sends a mutation about an organisation.
   *
   * @param about whose accountId is sent; null for none
   */
  public static Answer change(
      Person person, String mutation, String organisation, Person about, Map<String, ?> fields) {
    Map<String, Object> input = new HashMap<>(fields);
    input.put("organisationId", organisation);
    if (about != null) {
      input.put("accountId", about.accountId());
    }
    return send(person, mutation, input);
  }

  /** Sends a mutation about an organisation with exactly this input. */
  public static Answer send(Person person, String mutation, Map<String, ?> input) {
    String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1);
    return person.asks(CHANGE.formatted(type, mutation), Map.of("input", input));
  }

  /** Has a reviewer verify it. */
  public static Answer verify(Person reviewer, String organisation) {
    return send(
        reviewer, "verifyOrganisation", Map.of("organisationId", organisation, "verified", true));
  }

  /** Has a reviewer refuse it. */
  public static Answer refuse(Person reviewer, String organisation, String remark) {
    return send(
        reviewer,
        "verifyOrganisation",
        Map.of("organisationId", organisation, "verified", false, "remark", remark));
  }

  /** Everything that is stored about an organisation, to tell whether anything changed. */
  public static List<String> stored(String organisation) {
    UUID key = key(organisation);
    return Database.column(
        """
        select row_to_json(o)::text from organisations o where id = ?
        union all
        (select row_to_json(m)::text from memberships m where organisation_id = ? order by account_id)
        union all
        (select row_to_json(i)::text from invitations i where organisation_id = ? order by account_id)
        union all
        (select row_to_json(c)::text from invitation_codes c where organisation_id = ? order by code_hash)
        union all
        (select row_to_json(r)::text from organisation_reviews r where organisation_id = ? order by id)
        union all
        (select event_type from outbox where subject_id = ? order by id)""",
        key,
        key,
        key,
        key,
        key,
        key);
  }

  /** The key of an organisation's id. */
  public static UUID key(String organisation) {
    return Ids.require(IdType.ORGANISATION, organisation);
  }

  /** A well-formed id that no organisation has. */
  public static String unknown() {
    return Ids.encode(IdType.ORGANISATION, Ids.next());
  }
}
