package org.crowdshelf.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Requests for updates of projects. */
public final class News {

  private static final String POST =
      "mutation ($input: PostUpdateInput!) { postUpdate(input: $input) { update { id } } }";

  private static final String EDIT =
      "mutation ($input: EditUpdateInput!) { editUpdate(input: $input) { update { editedAt } userErrors { code } } }";

  private static final String READ =
      """
      query ($id: ID!) {
        node(id: $id) { ... on Update { number title body locked removedAt removalReason media { url }
                                        revisions { title body until } } }
      }""";

  private News() {}

  /** Posts an update with a picture; answers its id. */
  public static String post(Person author, UUID project, String title, String body) {
    Map<String, Object> input = new HashMap<>();
    input.put("projectId", Fixture.id(project));
    input.put("kind", "STATUS");
    input.put("title", title);
    input.put("body", body);
    input.put("media", List.of(Map.of("kind", "IMAGE", "url", "https://example.org/a.jpg")));
    return author.asks(POST, Map.of("input", input)).get("postUpdate.update.id");
  }

  /** Corrects an update's body. */
  public static Answer edit(Person author, String update, String body) {
    return author.asks(EDIT, Map.of("input", Map.of("updateId", update, "body", body)));
  }

  /** An update as somebody sees it. */
  public static Answer read(Person reader, String update) {
    return reader.asks(READ, Map.of("id", update));
  }
}
