package org.crowdshelf.project.api;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.crowdshelf.account.Asking;
import org.crowdshelf.project.CreateProject;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** What fundraisers do to their projects. */
@GraphQLApi
public class ProjectMutations {

  private final Asking asking;
  private final CreateProject createProject;
  private final ProjectReads reads;

  ProjectMutations(Asking asking, CreateProject createProject, ProjectReads reads) {
    this.asking = asking;
    this.createProject = createProject;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description("Begins a project: a draft that only its own people and reviewers see.")
  public Uni<@NonNull CreateProjectPayload> createProject(@NonNull CreateProjectInput input) {
    UUID fundraiser = asking.account();
    Language language = asking.language();
    return createProject
        .run(fundraiser, input.toDraft())
        .flatMap(
            outcome -> Payloads.of(outcome, language, reads::project, CreateProjectPayload::new));
  }
}
