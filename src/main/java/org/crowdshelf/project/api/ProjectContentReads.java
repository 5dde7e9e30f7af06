package org.crowdshelf.project.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.project.content.Media;
import org.crowdshelf.project.content.PressMention;
import org.crowdshelf.project.content.StorySection;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.money.Money;

/** The reads of what a project's page shows beyond its row. */
@ApplicationScoped
class ProjectContentReads {

  private static final String CONTENT =
      """
      select project_id, story::text as story, media::text as media, press::text as press
        from project_contents
       where project_id = any($1)""";

  private static final String BUDGET =
      """
      select b.project_id, b.id, b.purpose, b.amount_minor, p.currency
        from unnest($1::uuid[]) as wanted (project_id)
        join projects p on p.id = wanted.project_id
        join budget_lines b on b.project_id = p.id
       order by b.project_id, b.position""";

  /** Story, media and press, which stand in one row. */
  record Content(List<StorySectionNode> story, List<Media> media, List<PressMentionNode> press) {}

  private record Of<T>(UUID project, T value) {}

  private final Reads reads;

  ProjectContentReads(Reads reads) {
    this.reads = reads;
  }

  Uni<Map<UUID, Content>> content(List<UUID> projects) {
    return reads
        .list(CONTENT, row -> new Of<>(project(row), content(row)), projects)
        .map(found -> found.stream().collect(Collectors.toMap(Of::project, Of::value)));
  }

  Uni<Map<UUID, List<BudgetLineNode>>> budget(List<UUID> projects) {
    return reads
        .list(
            BUDGET,
            row ->
                new Of<>(
                    project(row),
                    new BudgetLineNode(
                        row.uuid("id"),
                        row.text("purpose"),
                        Money.of(row.number("amount_minor"), row.text("currency")))),
            projects)
        .map(found -> grouped(found, projects));
  }

  private static Content content(Row row) {
    return new Content(
        row.list(StorySection.class, "story").stream()
            .map(section -> new StorySectionNode(section.kind(), section.title(), section.body()))
            .toList(),
        row.list(Media.class, "media"),
        row.list(PressMention.class, "press").stream()
            .map(p -> new PressMentionNode(p.outlet(), p.url(), p.screenshotUrl()))
            .toList());
  }

  private static UUID project(Row row) {
    return row.uuid("project_id");
  }

  private static <T> Map<UUID, List<T>> grouped(List<Of<T>> found, List<UUID> projects) {
    Map<UUID, List<T>> byProject =
        new HashMap<>(
            found.stream()
                .collect(
                    Collectors.groupingBy(
                        Of::project, Collectors.mapping(Of::value, Collectors.toList()))));
    projects.forEach(project -> byProject.putIfAbsent(project, List.of()));
    return byProject;
  }
}
