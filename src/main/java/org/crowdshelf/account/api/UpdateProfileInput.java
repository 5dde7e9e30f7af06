package org.crowdshelf.account.api;

import java.util.Map;
import org.crowdshelf.account.FundraiserKind;
import org.crowdshelf.account.ProfileChange;
import org.crowdshelf.shared.input.InputField;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;

/** What {@code updateProfile} takes. */
@Name("UpdateProfileInput")
@Description("A field left out stays as it is; null clears it.")
public record UpdateProfileInput(
    @Description("1 to 80 characters, one line; cannot be cleared.") String name,
    @Description("https address of a picture.") String avatarUrl,
    @Description("Markdown, up to 2,000 characters.") String bio,
    FundraiserKind fundraiserKind) {

  @Ignore
  ProfileChange toChange(Map<String, ?> sent) {
    return new ProfileChange(
        InputField.of(sent, "name", name),
        InputField.of(sent, "avatarUrl", avatarUrl),
        InputField.of(sent, "bio", bio),
        InputField.of(sent, "fundraiserKind", fundraiserKind));
  }
}
