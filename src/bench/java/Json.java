import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of JSON as a client of known queries needs. */
final class Json {

  private Json() {}

  /** The first string under a name; null where there is none. */
  static String text(String json, String name) {
    List<String> all = texts(json, name);
    return all.isEmpty() ? null : all.get(0);
  }

  /** Every string under a name, in their order. */
  static List<String> texts(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /** A GraphQL request's body. */
  static String request(String query, String variables) {
    return "{\"query\":\""
        + query.replaceAll("\\s+", " ").trim().replace("\"", "\\\"")
        + "\",\"variables\":"
        + variables
        + "}";
  }
}
