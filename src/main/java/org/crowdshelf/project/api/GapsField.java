package org.crowdshelf.project.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.project.TellGaps;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.database.OwnContext;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.language.Language;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** {@code Project.gaps}: what a project lacks before it can be submitted. */
@GraphQLApi
public class GapsField {

  private final TellGaps tellGaps;
  private final ProjectPrivateReads reads;
  private final CurrentAccount currentAccount;

  GapsField(TellGaps tellGaps, ProjectPrivateReads reads, CurrentAccount currentAccount) {
    this.tellGaps = tellGaps;
    this.reads = reads;
    this.currentAccount = currentAccount;
  }

  @Description(
      "What submitProject would answer now, without submitting; null but for its own people. An operation may ask it of one"
          + " project at a time without great cost: each is checked by its own statements.")
  public Uni<List<@NonNull UserError>> gaps(@Source ProjectNode project, Context context) {
    UUID person = currentAccount.accountOrNull();
    if (person == null) {
      return Uni.createFrom().nullItem();
    }
    Language language = currentAccount.language();
    return Batches.load(
        context, "Project.gaps", project.key(), projects -> ofOwn(projects, person, language));
  }

  private Uni<Map<UUID, List<UserError>>> ofOwn(
      List<UUID> projects, UUID person, Language language) {
    return reads
        .own(projects)
        .flatMap(
            own ->
                Multi.createFrom()
                    .iterable(projects.stream().filter(own::get).toList())
                    .onItem()
                    .transformToUniAndConcatenate(project -> of(project, person, language))
                    .collect()
                    .in(HashMap::new, Map::putAll));
  }

  private Uni<Map<UUID, List<UserError>>> of(UUID project, UUID person, Language language) {
    return OwnContext.run(() -> tellGaps.run(person, project))
        .map(gaps -> Map.of(project, UserError.of(gaps, language)));
  }
}
