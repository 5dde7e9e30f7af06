package org.crowdshelf.discovery.api;

import java.time.Instant;
import java.util.List;
import org.crowdshelf.project.Category;
import org.crowdshelf.project.FundingModel;
import org.crowdshelf.project.LibraryKind;
import org.crowdshelf.project.ProjectState;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Which public projects to list; what is left out does not restrict. */
@Name("ProjectFilter")
@Description("Which projects to list: all conditions together; what is left out does not restrict.")
public record ProjectFilter(
    @Description(
            "Words in title, summary, story, library, organisation or region name, in any order: all of them are looked for. Chinese needs no spaces: 图书 finds 图书馆; traditional and simplified characters find each other. Up to 500 characters, none of which is an operator; empty or blank does not restrict.")
        String text,
    @Description("Any of these states; projects that were never live are listed for nobody")
        List<@NonNull ProjectState> states,
    @Description("Any of these") List<@NonNull Category> categories,
    @Description("Any of these") List<@NonNull FundingModel> fundingModels,
    @Description("Any of these") List<@NonNull LibraryKind> libraryKinds,
    @Description("A region's code: the region and all within it") String region,
    @Id @Description("An account's projects") String fundraiser,
    @Id @Description("The projects run for an organisation") String organisation,
    @Description("Ends before this instant") Instant endingBefore) {

  /** Restricts nothing. */
  static final ProjectFilter ALL =
      new ProjectFilter(null, null, null, null, null, null, null, null, null);
}
