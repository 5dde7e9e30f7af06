package org.crowdshelf.project.api;

import org.crowdshelf.project.content.PressMention;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Where the press wrote about a project, as a client sends it. */
@Name("PressMentionInput")
@Description("Where the press wrote about it.")
public record PressMentionInput(
    @NonNull @Description("The paper or station; 1 to 80 characters, one line") String outlet,
    @NonNull @Description("https address of a public host") String url,
    @Description("https address of a picture of it") String screenshotUrl) {

  @Ignore
  PressMention toMention() {
    return new PressMention(outlet, url, screenshotUrl).normalised();
  }
}
