package org.crowdshelf.project;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.shared.input.InputField;
import org.crowdshelf.shared.money.MoneyInput;

/**
 * What somebody wants to change about a project; a field left out stays as it stands.
 *
 * @param ifVersion only if the project is at this version; null: whatever it is at
 */
public record ProjectChange(
    Integer ifVersion,
    InputField<String> title,
    InputField<String> summary,
    InputField<Category> category,
    InputField<LibraryProfile> library,
    InputField<String> region,
    InputField<String> coverUrl,
    InputField<MoneyInput> goal,
    InputField<MoneyInput> minimumPledge,
    InputField<Integer> durationDays,
    InputField<FundingRule> fundingRule,
    InputField<UUID> onBehalfOf,
    InputField<List<StorySection>> story,
    InputField<List<ProjectDraft.BudgetItem>> budget,
    InputField<List<Media>> media,
    InputField<List<PressMention>> press,
    InputField<List<ProjectDraft.PartnerChoice>> partners) {

  /** The project as it would stand afterwards. */
  ProjectDraft appliedTo(ProjectDraft standing) {
    return new ProjectDraft(
        title.or(standing.title()),
        summary.or(standing.summary()),
        standing.fundingModel(),
        fundingRule.or(standing.fundingRule()),
        category.or(standing.category()),
        library.or(standing.library()),
        region.or(standing.region()),
        coverUrl.or(standing.coverUrl()),
        goal.or(standing.goal()),
        minimumPledge.or(standing.minimumPledge()),
        durationDays.or(standing.durationDays()),
        onBehalfOf.or(standing.onBehalfOf()),
        standing.relaunchOf(),
        story.or(standing.story()),
        budget.or(standing.budget()),
        media.or(standing.media()),
        press.or(standing.press()),
        partners.or(standing.partners()));
  }

  /** The fields that were sent. */
  Set<String> sent() {
    Set<String> sent = new TreeSet<>();
    collect(sent, title, "title");
    collect(sent, summary, "summary");
    collect(sent, category, "category");
    collect(sent, library, "library");
    collect(sent, region, "region");
    collect(sent, coverUrl, "coverUrl");
    collect(sent, goal, "goal");
    collect(sent, minimumPledge, "minimumPledge");
    collect(sent, durationDays, "durationDays");
    collect(sent, fundingRule, "fundingRule");
    collect(sent, onBehalfOf, "onBehalfOf");
    collect(sent, story, "story");
    collect(sent, budget, "budget");
    collect(sent, media, "media");
    collect(sent, press, "press");
    collect(sent, partners, "partners");
    return sent;
  }

  /** The fields that cannot be cleared, but were. */
  Set<String> clearedInVain() {
    Set<String> cleared = new TreeSet<>();
    collect(cleared, new InputField<>(title.cleared(), null), "title");
    collect(cleared, new InputField<>(category.cleared(), null), "category");
    collect(cleared, new InputField<>(goal.cleared(), null), "goal");
    collect(cleared, new InputField<>(fundingRule.cleared(), null), "fundingRule");
    return cleared;
  }

  /** The fields in which two drafts differ, in the order of the input. */
  static List<String> differences(ProjectDraft standing, ProjectDraft after) {
    ProjectDraft one = standing.normalised();
    ProjectDraft other = after.normalised();
    return ProjectDraft.FIELDS.entrySet().stream()
        .filter(
            field ->
                !java.util.Objects.equals(
                    field.getValue().apply(one), field.getValue().apply(other)))
        .map(java.util.Map.Entry::getKey)
        .collect(Collectors.toList());
  }

  private static void collect(Set<String> fields, InputField<?> given, String field) {
    if (given.set()) {
      fields.add(field);
    }
  }
}
