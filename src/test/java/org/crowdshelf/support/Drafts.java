package org.crowdshelf.support;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** Projects as their fundraisers begin them. */
public final class Drafts {

  /** Begins a project. */
  public static final String CREATE =
      """
      mutation($input: CreateProjectInput!) {
        createProject(input: $input) {
          project { id title summary goal { minor currency } minimumPledge { minor } durationDays }
          userErrors { code field message params { name value } }
        }
      }""";

  private Drafts() {}

  /** The id of a new draft of this person's. */
  public static String of(Person fundraiser) {
    return send(fundraiser, input()).get("createProject.project.id");
  }

  /** The least that a draft is made of; more can be put in. */
  public static Map<String, Object> input() {
    Map<String, Object> input = new HashMap<>();
    input.put("title", "番茄太阳阅读馆");
    input.put("fundingModel", "DONATION");
    input.put("goal", Map.of("minor", 1_000_000, "currency", "CNY"));
    return input;
  }

  /** The service's answer to a draft; lone surrogates are sent as they are. */
  public static Answer send(Person fundraiser, Map<String, Object> input) {
    StringBuilder ascii = new StringBuilder();
    for (char c : new JsonObject(input).encode().toCharArray()) {
      ascii.append(c > '~' ? String.format("\\u%04x", (int) c) : Character.toString(c));
    }
    return RawRequest.asks(fundraiser, CREATE, "{\"input\": " + ascii + "}");
  }

  /** The service's answer to the least draft with one field as it stands in this JSON. */
  public static Answer send(Person fundraiser, String field) {
    Map<String, Object> rest = input();
    rest.remove(field.substring(1, field.indexOf('"', 1)));
    String json = new JsonObject(rest).encode();
    return RawRequest.asks(
        fundraiser,
        CREATE,
        "{\"input\": " + json.substring(0, json.length() - 1) + ", " + field + "}}");
  }
}
