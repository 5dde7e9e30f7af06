package org.crowdshelf.project.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.crowdshelf.project.api.ProjectContentReads.Content;
import org.crowdshelf.project.content.Media;
import org.crowdshelf.shared.batching.Batches;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Fields of Project that take a statement of their own. */
@GraphQLApi
public class ProjectFields {

  private static final Content NOTHING = new Content(List.of(), List.of(), List.of());

  private final ProjectReads projects;
  private final ProjectContentReads contents;

  ProjectFields(ProjectReads projects, ProjectContentReads contents) {
    this.projects = projects;
    this.contents = contents;
  }

  @NonNull
  @Description("In the order in which it is read.")
  public Uni<@NonNull List<@NonNull StorySectionNode>> story(
      @Source ProjectNode project, Context context) {
    return content(project, context).map(Content::story);
  }

  @NonNull
  @Description("What the money is for; the lines add up to the goal.")
  public Uni<@NonNull List<@NonNull BudgetLineNode>> budget(
      @Source ProjectNode project, Context context) {
    return Batches.load(context, "Project.budget", project.key(), contents::budget);
  }

  @NonNull
  @Description("Images and videos.")
  public Uni<@NonNull List<@NonNull Media>> media(@Source ProjectNode project, Context context) {
    return content(project, context).map(Content::media);
  }

  @NonNull
  @Description("Where the press wrote about it.")
  public Uni<@NonNull List<@NonNull PressMentionNode>> press(
      @Source ProjectNode project, Context context) {
    return content(project, context).map(Content::press);
  }

  @Description("The earlier attempt that this one follows")
  public Uni<ProjectNode> relaunchOf(@Source ProjectNode project, Context context) {
    return project.relaunchOfKey() == null
        ? Uni.createFrom().nullItem()
        : Batches.load(context, "Project.relaunchOf", project.relaunchOfKey(), projects::projects);
  }

  @NonNull
  @Description("Later attempts that follow this one, oldest first")
  public Uni<@NonNull List<@NonNull ProjectNode>> relaunches(
      @Source ProjectNode project, Context context) {
    return Batches.load(context, "Project.relaunches", project.key(), projects::relaunches);
  }

  // Story, media and press stand in one row: one statement for all three.
  private Uni<Content> content(ProjectNode project, Context context) {
    return Batches.load(context, "Project.content", project.key(), contents::content)
        .map(found -> found == null ? NOTHING : found);
  }
}
