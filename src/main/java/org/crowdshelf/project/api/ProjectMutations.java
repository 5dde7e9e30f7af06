package org.crowdshelf.project.api;

import static org.crowdshelf.project.api.CreateProjectInput.key;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.project.CancelProject;
import org.crowdshelf.project.CreateProject;
import org.crowdshelf.project.SubmitProject;
import org.crowdshelf.project.UpdateProject;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** What fundraisers do to their projects. */
@GraphQLApi
public class ProjectMutations {

  private final CurrentAccount currentAccount;
  private final CreateProject createProject;
  private final UpdateProject updateProject;
  private final SubmitProject submitProject;
  private final CancelProject cancelProject;
  private final ProjectReads reads;

  ProjectMutations(
      CurrentAccount currentAccount,
      CreateProject createProject,
      UpdateProject updateProject,
      SubmitProject submitProject,
      CancelProject cancelProject,
      ProjectReads reads) {
    this.currentAccount = currentAccount;
    this.createProject = createProject;
    this.updateProject = updateProject;
    this.submitProject = submitProject;
    this.cancelProject = cancelProject;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description("Begins a project: a draft that only its own people and reviewers see.")
  public Uni<@NonNull CreateProjectPayload> createProject(@NonNull CreateProjectInput input) {
    UUID fundraiser = currentAccount.account();
    Language language = currentAccount.language();
    return createProject
        .run(fundraiser, CreateProjectInput.FIELDS.all(input))
        .flatMap(
            outcome -> Payloads.of(outcome, language, reads::project, CreateProjectPayload::new));
  }

  @Mutation
  @NonNull
  @Description(
      "A project's own people write on. A field left out stays as it is; a list given replaces the list.")
  public Uni<@NonNull UpdateProjectPayload> updateProject(
      @NonNull UpdateProjectInput input, Context context) {
    currentAccount.account();
    Language language = currentAccount.language();
    return updateProject
        .run(
            key(IdType.PROJECT, input.projectId()),
            input.ifVersion(),
            UpdateProjectInput.FIELDS.sent(input, context))
        .flatMap(
            outcome -> Payloads.of(outcome, language, reads::project, UpdateProjectPayload::new));
  }

  @Mutation
  @NonNull
  @Description(
      "Puts the draft before the reviewers; every gap that keeps it out comes back at once")
  public Uni<@NonNull SubmitProjectPayload> submitProject(@NonNull SubmitProjectInput input) {
    currentAccount.account();
    Language language = currentAccount.language();
    return submitProject
        .run(key(IdType.PROJECT, input.projectId()), input.launchAt())
        .flatMap(
            outcome -> Payloads.of(outcome, language, reads::project, SubmitProjectPayload::new));
  }

  @Mutation
  @NonNull
  @Description(
      "Its own people or a reviewer give a project up before its end; what was paid is refunded. A draft stays private.")
  public Uni<@NonNull CancelProjectPayload> cancelProject(@NonNull CancelProjectInput input) {
    currentAccount.account();
    Language language = currentAccount.language();
    return cancelProject
        .run(key(IdType.PROJECT, input.projectId()), input.reason())
        .flatMap(
            outcome -> Payloads.of(outcome, language, reads::project, CancelProjectPayload::new));
  }
}
