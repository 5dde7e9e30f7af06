package org.crowdshelf.project;

import static org.crowdshelf.shared.input.FieldCheck.none;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.project.content.BudgetItem;
import org.crowdshelf.project.content.Category;
import org.crowdshelf.project.content.FundingModel;
import org.crowdshelf.project.content.LibraryProfile;
import org.crowdshelf.project.content.Media;
import org.crowdshelf.project.content.MediaRules;
import org.crowdshelf.project.content.PartnerChoice;
import org.crowdshelf.project.content.PressMention;
import org.crowdshelf.project.content.StorySection;
import org.crowdshelf.shared.input.Field;
import org.crowdshelf.shared.money.MoneyInput;
import org.crowdshelf.shared.text.Text;
import org.crowdshelf.shared.text.WebAddress;

/**
 * The one list of the fields that a project's own people write: a field that is not here is not
 * written. Errors are reported in this order.
 */
public final class ProjectField {

  private static final List<Field<WrittenProject, ?>> LIST = new ArrayList<>();

  public static final Field<WrittenProject, String> TITLE =
      add(
          Field.<WrittenProject, String>of(
                  "title",
                  (checks, title, draft) -> checks.line(title, ProjectRules.MAX_TITLE, "title"),
                  written -> written.project().title,
                  (written, title) -> written.project().title = title)
              .required()
              .storedAs(Text::stripped));

  public static final Field<WrittenProject, String> SUMMARY =
      add(
          Field.<WrittenProject, String>of(
                  "summary",
                  (checks, summary, draft) ->
                      checks.lineOrEmpty(summary, ProjectRules.MAX_SUMMARY, "summary"),
                  written -> written.project().summary,
                  (written, summary) -> written.project().summary = summary)
              .storedAs(summary -> summary == null ? "" : Text.stripped(summary)));

  public static final Field<WrittenProject, String> COVER_URL =
      add(
          Field.<WrittenProject, String>of(
                  "coverUrl",
                  (checks, address, draft) -> checks.picture(address, "coverUrl"),
                  written -> written.project().coverUrl,
                  (written, address) -> written.project().coverUrl = address)
              .storedAs(WebAddress::stored));

  /** Whole days from approval. */
  public static final Field<WrittenProject, Integer> DURATION_DAYS =
      add(
          Field.of(
              "durationDays",
              (checks, days, draft) ->
                  checks.range(days, 1, ProjectRules.MAX_DURATION_DAYS, "durationDays"),
              written -> written.project().durationDays,
              (written, days) -> written.project().durationDays = days));

  public static final Field<WrittenProject, Category> CATEGORY =
      add(
          Field.<WrittenProject, Category>of(
                  "category",
                  none(),
                  written -> written.project().category,
                  (written, category) -> written.project().category = category)
              .required());

  public static final Field<WrittenProject, LibraryProfile> LIBRARY =
      add(
          Field.<WrittenProject, LibraryProfile>of(
                  "library",
                  (checks, library, draft) -> ProjectRules.checkLibrary(checks, library),
                  written -> written.project().library(),
                  (written, library) -> written.project().describe(library))
              .storedAs(library -> library == null ? null : library.normalised()));

  /** The code of a region; {@link ProjectReferences} checks that there is one. */
  public static final Field<WrittenProject, String> REGION =
      add(
          Field.of(
              "region",
              none(),
              written -> written.project().regionCode,
              (written, region) -> written.project().regionCode = region));

  /** Its currency is that of all amounts, so it stands before them. */
  public static final Field<WrittenProject, MoneyInput> GOAL =
      add(
          Field.<WrittenProject, MoneyInput>of(
                  "goal",
                  (checks, goal, draft) -> ProjectRules.checkGoal(checks, goal),
                  written -> written.project().amounts.goal(),
                  (written, goal) -> written.project().amounts.setGoal(goal))
              .required());

  public static final Field<WrittenProject, MoneyInput> MINIMUM_PLEDGE =
      add(
          Field.of(
              "minimumPledge",
              (checks, minimum, draft) ->
                  ProjectRules.checkMinimum(checks, minimum, draft.get(ProjectField.GOAL)),
              written -> written.project().amounts.minimumPledge(),
              (written, minimum) -> written.project().amounts.setMinimumPledge(minimum)));

  public static final Field<WrittenProject, FundingRule> FUNDING_RULE =
      add(
          Field.<WrittenProject, FundingRule>of(
                  "fundingRule",
                  none(),
                  written -> written.project().fundingRule,
                  (written, rule) -> written.project().fundingRule = rule)
              .required());

  /** The organisation that the fundraiser acts for; {@link ProjectReferences} checks it. */
  public static final Field<WrittenProject, UUID> ON_BEHALF_OF =
      add(
          Field.of(
              "onBehalfOf",
              none(),
              written -> written.project().organisationId,
              (written, organisation) -> written.project().organisationId = organisation));

  public static final Field<WrittenProject, List<BudgetItem>> BUDGET =
      add(
          Field.<WrittenProject, List<BudgetItem>>of(
                  "budget",
                  (checks, budget, draft) ->
                      ProjectRules.checkBudget(checks, budget, draft.get(ProjectField.GOAL)),
                  WrittenProject::budget,
                  WrittenProject::replaceBudget)
              .storedAs(budget -> orEmpty(budget).stream().map(BudgetItem::stripped).toList()));

  public static final Field<WrittenProject, List<StorySection>> STORY =
      add(
          Field.<WrittenProject, List<StorySection>>of(
                  "story",
                  (checks, story, draft) -> ProjectRules.checkStory(checks, story),
                  written -> written.content().story(),
                  (written, story) -> written.content().writeStory(story))
              .storedAs(list -> orEmpty(list).stream().map(StorySection::normalised).toList()));

  public static final Field<WrittenProject, List<Media>> MEDIA =
      add(
          Field.<WrittenProject, List<Media>>of(
                  "media",
                  (checks, media, draft) ->
                      MediaRules.check(checks, media, ProjectRules.MAX_MEDIA, "media"),
                  written -> written.content().media(),
                  (written, media) -> written.content().writeMedia(media))
              .storedAs(list -> orEmpty(list).stream().map(Media::normalised).toList()));

  public static final Field<WrittenProject, List<PressMention>> PRESS =
      add(
          Field.<WrittenProject, List<PressMention>>of(
                  "press",
                  (checks, press, draft) -> ProjectRules.checkPress(checks, press),
                  written -> written.content().press(),
                  (written, press) -> written.content().writePress(press))
              .storedAs(list -> orEmpty(list).stream().map(PressMention::normalised).toList()));

  /** The partners; {@link ProjectReferences} checks that the organisations exist. */
  public static final Field<WrittenProject, List<PartnerChoice>> PARTNERS =
      add(
          Field.<WrittenProject, List<PartnerChoice>>of(
                  "partners",
                  (checks, partners, draft) -> ProjectRules.checkPartners(checks, partners),
                  WrittenProject::partners,
                  WrittenProject::replacePartners)
              .storedAs(ProjectField::orEmpty));

  /** Chosen when the project is created and never changed. */
  public static final Field<WrittenProject, FundingModel> FUNDING_MODEL =
      add(
          Field.of(
              "fundingModel",
              none(),
              written -> written.project().fundingModel,
              (written, model) -> written.project().fundingModel = model));

  /** An earlier project; named when the project is created and never changed. */
  public static final Field<WrittenProject, UUID> RELAUNCH_OF =
      add(
          Field.of(
              "relaunchOf",
              none(),
              written -> written.project().relaunchOfId,
              (written, earlier) -> written.project().relaunchOfId = earlier));

  /** All fields, as {@code createProject} takes them. */
  public static final List<Field<WrittenProject, ?>> ALL = Collections.unmodifiableList(LIST);

  /** The fields that no update changes. */
  public static final Set<Field<WrittenProject, ?>> FIXED = Set.of(FUNDING_MODEL, RELAUNCH_OF);

  /** The fields that are added to once the project is LIVE; all others are frozen then. */
  static final Set<Field<WrittenProject, ?>> ADDED_TO_ONCE_LIVE =
      Set.of(STORY, MEDIA, PRESS, PARTNERS);

  private ProjectField() {}

  private static <T> Field<WrittenProject, T> add(Field<WrittenProject, T> field) {
    LIST.add(field);
    return field;
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }
}
