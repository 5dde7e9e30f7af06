package org.crowdshelf.discovery.api;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.crowdshelf.discovery.ProjectConditions;
import org.crowdshelf.discovery.SearchText;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.project.content.Category;
import org.crowdshelf.project.content.FundingModel;
import org.crowdshelf.project.content.LibraryKind;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Conditions for a list of public projects; one that is left out does not restrict. */
@Name("ProjectFilter")
@Description(
    "Which projects to list: those that meet all conditions. A condition that is left out does not restrict.")
public record ProjectFilter(
    @Description(
            "Words in title, summary, story, library, organisation or region name, in any order; a project must have all of them. Chinese needs no spaces: 图书 finds 图书馆; traditional and simplified characters find each other. Beginnings of words of three letters and more find title, summary and names; pinyin without tones (tushuguan) finds title and library name. Up to 500 characters; no character is an operator; an empty or blank text does not restrict.")
        String text,
    @Description("Any of these states; projects that were never live are not listed for anybody")
        List<@NonNull ProjectState> states,
    @Description("Any of these") List<@NonNull Category> categories,
    @Description("Any of these") List<@NonNull FundingModel> fundingModels,
    @Description("Any of these") List<@NonNull LibraryKind> libraryKinds,
    @Description("A region's code: the region and all within it") String region,
    @Id @Description("An account's projects") String fundraiser,
    @Id @Description("The projects run for an organisation") String organisation,
    @Description("Ends before this instant") Instant endingBefore) {

  private static final Pattern REGION = Pattern.compile("[0-9]{6}");

  /**
   * The conditions of a filter; none for null.
   *
   * @throws Refusal NOT_FOUND for a malformed id, BAD_USER_INPUT for a text that is too long
   */
  static ProjectConditions conditions(ProjectFilter filter) {
    return filter == null ? ProjectConditions.NONE : filter.conditions();
  }

  private ProjectConditions conditions() {
    return new ProjectConditions(
        SearchText.of(text).orElse(null),
        distinct(states),
        distinct(categories),
        distinct(fundingModels),
        distinct(libraryKinds),
        region == null || REGION.matcher(region).matches() ? region : ProjectConditions.NO_REGION,
        Ids.requireOrNull(IdType.ACCOUNT, fundraiser),
        Ids.requireOrNull(IdType.ORGANISATION, organisation),
        endingBefore);
  }

  private static <T> Set<T> distinct(List<T> values) {
    return values == null ? null : Set.copyOf(values);
  }
}
