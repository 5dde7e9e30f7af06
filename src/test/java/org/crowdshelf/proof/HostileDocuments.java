package org.crowdshelf.proof;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests that once cost the service a thousand times what they cost their sender. */
final class HostileDocuments {

  private static final int ALIASES = 30;
  private static final int TOKEN = 247_000;

  private HostileDocuments() {}

  /** Bodies whose answers would be large: names, texts, cursors and error paths written again. */
  static List<String> largeAnswers() {
    String name = "a".repeat(110_000);
    return List.of(
        body(
            "{ projects(first: 24) { nodes { backers(first: 100) { nodes { "
                + name
                + ": name } } } } }"),
        body(
            "{ projects(first: 24) { nodes {"
                + aliases("story { ", i -> "b" + i + ": body", " }")
                + " } } }"),
        body(
            "{ projects(first: 100) { edges {"
                + aliases("", i -> "c" + i + ": cursor", "")
                + " } } }"),
        body(
            "{"
                + aliases("", i -> "x".repeat(90) + i + ": project(id: \"none\") { id }", "")
                + "}"),
        body("{" + aliases("", HostileDocuments::nested, "") + "}"),
        body("{" + tenTimes("projects(first: 24) { nodes { story { body } } }") + "}"),
        body("query A { ...F ...G } fragment F on Query { ...G } fragment G on Query { ...F }"));
  }

  /** Bodies that are dear to read: long tokens, long lists, many mutations. */
  static List<String> dearTexts() {
    return List.of(
        body("{ projects(orderBy: " + "A".repeat(TOKEN) + ") { totalCount } }"),
        body("{ projects(first: " + "9".repeat(TOKEN) + ") { totalCount } }"),
        body("{ project(id: \"" + "' is ".repeat(TOKEN / 5) + "\") { id } }"),
        new JsonObject()
            .put("query", "query($o: ProjectOrder) { projects(orderBy: $o) { totalCount } }")
            .put("variables", new JsonObject().put("o", "' with value '".repeat(TOKEN / 14)))
            .encode(),
        press(5),
        press(ALIASES),
        body("{" + "a{".repeat(100_000)),
        body("{ projects(filter: {text: \"" + "[".repeat(TOKEN) + "\"}) { totalCount } }"));
  }

  // A list of 4,800 entries, each with an error of its own, so many times.
  private static String press(int times) {
    JsonObject entry = new JsonObject().put("outlet", "").put("url", "");
    JsonArray press = new JsonArray(Collections.nCopies(4_800, entry));
    String draft = ": createProject(input: $input) { userErrors { message } }";
    return new JsonObject()
        .put(
            "query",
            IntStream.range(0, times)
                .mapToObj(i -> "m" + i + draft)
                .collect(Collectors.joining(" ", "mutation ($input: CreateProjectInput!) {", "}")))
        .put("variables", new JsonObject().put("input", new JsonObject().put("press", press)))
        .encode();
  }

  /** Statistics with filters of any size, none of which was asked for before. */
  static List<String> statistics(int round) {
    String unknown = round + "-" + "z".repeat(TOKEN);
    String words = String.join(" ", Collections.nCopies(100, "w" + round));
    return List.of(
        body("{ statistics(filter: {fundraiser: \"" + unknown + "\"}) { projectCount } }"),
        body("{ statistics(filter: {text: \"" + words + "\"}) { projectCount } }"),
        body(
            "{"
                + aliases(
                    "",
                    i ->
                        "s"
                            + i
                            + ": statistics(filter: {text: \""
                            + round
                            + " "
                            + i
                            + "\"}) { projectCount }",
                    "")
                + "}"));
  }

  /** Requests of HTTP/1.1 whose end can be seen at two places. */
  static List<String> framing() {
    String chunk = "1b\r\n" + body("{ __typename }") + "\r\n0\r\n\r\n";
    return List.of(
            "Host: a|Content-Length: 27|Transfer-Encoding: chunked||" + chunk,
            "Host: a|Transfer-Encoding: gzip, chunked||" + chunk,
            "Host: a|Transfer-Encoding: chunked|Transfer-Encoding: chunked||" + chunk,
            "Host: a|Host: b|Transfer-Encoding: chunked||" + chunk,
            "Host: a|: nameless|Transfer-Encoding: chunked||" + chunk,
            "Host: a|Transfer-Encoding: chunked||80000001\r\n" + chunk,
            "Host: a|Transfer-Encoding: chunked||zz\r\n" + chunk)
        .stream()
        .map(
            request ->
                "POST /graphql HTTP/1.1\r\nContent-Type: application/json\r\n"
                    + request.replace("|", "\r\n"))
        .toList();
  }

  /** A body with this document. */
  static String body(String document) {
    return new JsonObject().put("query", document).encode();
  }

  private static String tenTimes(String field) {
    return IntStream.range(0, 10)
        .mapToObj(i -> "t" + i + ": " + field)
        .collect(Collectors.joining(" "));
  }

  private static String nested(int i) {
    return "n"
        + i
        + ": projects(first: 1) { nodes { fundraiser { projects(first: 1) { nodes { title } } } } }";
  }

  private static String aliases(String before, IntFunction<String> field, String after) {
    return IntStream.range(0, ALIASES)
        .mapToObj(i -> before + field.apply(i) + after)
        .collect(Collectors.joining(" ", " ", " "));
  }
}
