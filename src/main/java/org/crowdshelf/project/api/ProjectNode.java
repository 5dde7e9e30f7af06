package org.crowdshelf.project.api;

import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.account.api.AccountNode;
import org.crowdshelf.account.api.OrganisationNode;
import org.crowdshelf.project.FundingRule;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.project.content.Category;
import org.crowdshelf.project.content.FundingModel;
import org.crowdshelf.project.content.LibraryKind;
import org.crowdshelf.region.api.RegionNode;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.money.Money;
import org.crowdshelf.shared.node.Node;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A project as lists and pages show it; what lists show of others is joined into its row. */
@Name("Project")
@Description("What somebody asks money for in public.")
public record ProjectNode(
    @Ignore UUID key,
    @NonNull @Description("Up to 80 characters, one line") String title,
    @NonNull @Description("One or two sentences for lists and share cards") String summary,
    @NonNull @Description("Where it stands") ProjectState state,
    @NonNull @Description("Whether backers get something for their money")
        FundingModel fundingModel,
    @NonNull @Description("What happens to the money at the end") FundingRule fundingRule,
    @NonNull @Description("What it is about") Category category,
    @Description("null where the project is not about a library") LibraryProfileNode library,
    @Description("Where it is") RegionNode region,
    @Description("Address of the picture for lists and share cards") String coverUrl,
    @NonNull @Description("The amount that it asks for") Money goal,
    @NonNull @Description("The least that one may pledge") Money minimumPledge,
    @NonNull @Description("Paid pledges, less refunds") Money raised,
    @Description(
            "Accounts with a paid pledge under their name, and anonymous paid pledges; once it ended, as many as there were then")
        int backerCount,
    @Description("Whole days from approval; null while not decided") Integer durationDays,
    @Description("When it went live; null before") Instant launchedAt,
    @Description("No pledge is taken at or after it; null before the launch") Instant endsAt,
    @Description("When raised first reached goal") Instant reachedGoalAt,
    @Description("When its money was given out or given back") Instant settledAt,
    @NonNull Instant createdAt,
    @Description("Counts its changes; send it as UpdateProjectInput.ifVersion") int version,
    @Description("When it went to the reviewers last") Instant submittedAt,
    @Description("When a reviewer approved it") Instant approvedAt,
    @Description("When it is to go live once approved; null: on approval") Instant launchAt,
    @Description("When it last posted an update; null where it never did") Instant lastUpdateAt,
    @Description(
            "Since when no pledge and no payout is taken while something is being looked into; null: not paused. The end does not move.")
        Instant pausedAt,
    @Description("For everyone, in a sentence; null where it is not paused") String pauseReason,
    @NonNull @Description("The account that asks for the money") AccountNode fundraiser,
    @Description("The organisation that it is run for; show as trusted only where VERIFIED")
        OrganisationNode onBehalfOf,
    @Description(
            "How it stood when it ended, before anything was given back; null before the end. Lists, statistics, progressPercent and backerCount of ended projects go by it.")
        ProjectResultNode result,
    @Ignore UUID relaunchOfKey)
    implements Node {

  /**
   * The columns of a project with its fundraiser, organisation and region, joined by {@link
   * #JOINS}.
   */
  public static final String COLUMNS =
      """
      p.id, p.title, p.summary, p.state, p.funding_model, p.funding_rule, p.category, p.library_kind,
      p.library_name, p.library_serves, p.library_readers_expected, p.cover_url, p.currency,
      p.goal_minor, p.minimum_pledge_minor, p.raised_minor, p.backer_count, p.duration_days,
      p.launched_at, p.ends_at, p.reached_goal_at, p.settled_at, p.created_at, p.relaunch_of_id,
      p.version, p.submitted_at, p.approved_at, p.launch_at, p.last_update_at,
      p.paused_at, p.pause_reason, p.result_raised_minor, p.result_backer_count, p.canceled_at,
      """
          + AccountNode.columns("fundraiser")
          + ", "
          + OrganisationNode.columns("organisation")
          + ", "
          + RegionNode.columns("region")
          + " ";

  /** Joins what lists show to {@code projects p}. */
  public static final String JOINS =
      """
       join accounts fundraiser on fundraiser.id = p.fundraiser_id
       left join organisations organisation on organisation.id = p.organisation_id
       left join regions region on region.code = p.region_code
      """;

  /** The project of a row with {@link #COLUMNS}. */
  public static ProjectNode of(Row row) {
    String currency = row.text("currency");
    ProjectResultNode result = ProjectResultNode.of(row);
    return new ProjectNode(
        row.uuid("id"),
        row.text("title"),
        row.text("summary"),
        row.value(ProjectState.class, "state"),
        row.value(FundingModel.class, "funding_model"),
        row.value(FundingRule.class, "funding_rule"),
        row.value(Category.class, "category"),
        library(row),
        RegionNode.of(row, "region"),
        row.text("cover_url"),
        Money.of(row.number("goal_minor"), currency),
        Money.of(row.number("minimum_pledge_minor"), currency),
        Money.of(row.number("raised_minor"), currency),
        result == null ? row.integer("backer_count") : result.backerCount(),
        row.integerOrNull("duration_days"),
        row.instant("launched_at"),
        row.instant("ends_at"),
        row.instant("reached_goal_at"),
        row.instant("settled_at"),
        row.instant("created_at"),
        row.integer("version"),
        row.instant("submitted_at"),
        row.instant("approved_at"),
        row.instant("launch_at"),
        row.instant("last_update_at"),
        row.instant("paused_at"),
        row.text("pause_reason"),
        AccountNode.of(row, "fundraiser"),
        OrganisationNode.of(row, "organisation"),
        result,
        row.uuid("relaunch_of_id"));
  }

  @Override
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  public String getId() {
    return Ids.encode(IdType.PROJECT, key);
  }

  /** raised / goal in whole percent, rounded down; once it ended, as it was then. */
  @NonNull
  @Description(
      "raised / goal in whole percent, rounded down; may exceed 100. Once it ended, as it was then")
  public Integer getProgressPercent() {
    return result != null
        ? result.progressPercent()
        : Progress.percent(raised.minor().value(), goal.minor().value());
  }

  private static LibraryProfileNode library(Row row) {
    LibraryKind kind = row.value(LibraryKind.class, "library_kind");
    return kind == null
        ? null
        : new LibraryProfileNode(
            kind,
            row.text("library_name"),
            row.text("library_serves"),
            row.integerOrNull("library_readers_expected"));
  }
}
