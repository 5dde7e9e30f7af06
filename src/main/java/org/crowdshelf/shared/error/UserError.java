package org.crowdshelf.shared.error;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.crowdshelf.shared.language.Language;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A rejection as clients see it. */
@Name("UserError")
@Description(
    "Something the user can put right. Clients may show message as it is, or build their own text from code and params.")
public record UserError(
    @NonNull
        @Description(
            "Stable, upper snake case, e.g. REWARD_SOLD_OUT; src/docs/error-codes.md lists all")
        String code,
    @Description("Path into the input, e.g. [\"input\", \"amount\"]") List<@NonNull String> field,
    @NonNull @Description("In the request's language (Accept-Language: zh-CN or en)")
        String message,
    @NonNull
        @Description("The values in the message as raw data: limits, minor units, dates, states")
        List<@NonNull ErrorParam> params) {

  /** One named value of a message. */
  @Name("ErrorParam")
  @Description("One named value that the message is made from.")
  public record ErrorParam(
      @NonNull @Description("The parameter's name, e.g. max") String name,
      @NonNull
          @Description("Its value; numbers in digits, amounts in minor units, instants in ISO 8601")
          String value) {}

  /** The rejections in this language. */
  public static List<UserError> of(List<Rejection> rejections, Language language) {
    return rejections.stream().map(r -> of(r, language)).toList();
  }

  private static UserError of(Rejection rejection, Language language) {
    Map<String, String> params = new TreeMap<>(rejection.params());
    return new UserError(
        rejection.code(),
        rejection.field(),
        Wording.of(rejection, language),
        params.entrySet().stream().map(p -> new ErrorParam(p.getKey(), p.getValue())).toList());
  }
}
