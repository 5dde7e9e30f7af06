package org.crowdshelf.project.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.project.ProjectRights;
import org.crowdshelf.project.port.UpdateHelpers;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.PageRequest;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Fields of Project that depend on who asks. */
@GraphQLApi
public class ProjectPrivateFields {

  private final ProjectPrivateReads reads;
  private final UpdateHelpers helpers;
  private final CurrentAccount currentAccount;
  private final Cursors cursors;
  private final Clock clock;

  ProjectPrivateFields(
      ProjectPrivateReads reads,
      UpdateHelpers helpers,
      CurrentAccount currentAccount,
      Cursors cursors,
      Clock clock) {
    this.reads = reads;
    this.helpers = helpers;
    this.currentAccount = currentAccount;
    this.cursors = cursors;
    this.clock = clock;
  }

  @NonNull
  @Description("What whoever asks may do to it now.")
  public Uni<@NonNull ProjectPermissions> viewerCan(@Source ProjectNode project, Context context) {
    UUID account = currentAccount.accountOrNull();
    boolean reviewer = currentAccount.is(Role.REVIEWER);
    boolean fundraiser = project.fundraiser().key().equals(account);
    Instant now = clock.instant();
    // Both are asked for at once: what is asked for after an answer is in no batch, and never
    // comes.
    return Uni.combine()
        .all()
        .unis(
            isOwn(project, account, fundraiser, context),
            posts(project, fundraiser ? null : account, context))
        .with(
            (own, posts) ->
                ProjectPermissions.of(
                    ProjectRights.of(
                        new ProjectRights.Who(account != null, own, reviewer, !own && posts),
                        where(project, now))));
  }

  @Description("The newest reviewer's remarks; null but for its own people and reviewers")
  public Uni<List<@NonNull ReviewRemarkNode>> reviewRemarks(
      @Source ProjectNode project, Context context) {
    return Batches.load(context, "Project.reviewRemarks", project.key(), reads::remarks);
  }

  @Description("Who did what to it, newest first; null but for its own people and reviewers")
  public Uni<List<@NonNull HistoryEntryNode>> history(
      @Source ProjectNode project,
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("The cursor of an entry of this project: only what was done before it")
          String after,
      Context context) {
    PageRequest request =
        PageRequest.of(cursors, ProjectPrivateReads.historyOf(project.key()), first, after);
    return Batches.load(
        context,
        "Project.history(%s)".formatted(request),
        project.key(),
        projects -> reads.history(projects, request));
  }

  // Only somebody who is signed in, and not the fundraiser, can be its own by an organisation.
  private Uni<Boolean> isOwn(
      ProjectNode project, UUID account, boolean fundraiser, Context context) {
    return account == null || fundraiser || project.onBehalfOf() == null
        ? Uni.createFrom().item(fundraiser)
        : Batches.load(context, "Project.own", project.key(), reads::own);
  }

  // Only somebody who is signed in, and not the fundraiser, can be another one who posts its
  // updates.
  private Uni<Boolean> posts(ProjectNode project, UUID account, Context context) {
    return account == null || project.launchedAt() == null
        ? Uni.createFrom().item(false)
        : Batches.load(
            context,
            "Project.posts",
            project.key(),
            keys ->
                helpers
                    .among(keys, account)
                    .map(
                        found ->
                            keys.stream().collect(Collectors.toMap(key -> key, found::contains))));
  }

  private static ProjectRights.Where where(ProjectNode project, Instant now) {
    boolean over = project.endsAt() != null && !project.endsAt().isAfter(now);
    return new ProjectRights.Where(
        project.state(),
        project.launchedAt() != null,
        project.approvedAt() != null,
        over,
        project.pausedAt() != null);
  }
}
