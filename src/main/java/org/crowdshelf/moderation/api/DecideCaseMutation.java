package org.crowdshelf.moderation.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.moderation.CaseDecision;
import org.crowdshelf.moderation.DecideCase;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.crowdshelf.shared.node.Node;
import org.crowdshelf.shared.node.Nodes;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code decideCase}: a reviewer decides on what was reported. */
@GraphQLApi
public class DecideCaseMutation {

  /** The arguments of the mutation. */
  @Name("DecideCaseInput")
  @Description("The decision on all reports about a thing.")
  public record Input(
      @NonNull @Id @Description("What was reported") String subjectId,
      @NonNull @Description("What is to become of it") CaseDecision decision,
      @NonNull
          @Description(
              "1 to 2,000 characters; of PAUSE_PROJECT 1 to 200 in one line, which everyone reads")
          String remark) {}

  /** The result of the mutation. */
  @Name("DecideCasePayload")
  @Description("The result of decideCase.")
  public record Payload(
      @Description("What was reported, as it is now; null if there are userErrors") Node subject,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final DecideCase decideCase;
  private final Nodes nodes;

  DecideCaseMutation(CurrentAccount currentAccount, DecideCase decideCase, Nodes nodes) {
    this.currentAccount = currentAccount;
    this.decideCase = decideCase;
    this.nodes = nodes;
  }

  @Mutation
  @NonNull
  @Description(
      "Decides on everything that was reported about a thing, and closes its case. CANCEL_PROJECT gives back what was paid. For reviewers and admins, never about their own.")
  public Uni<@NonNull Payload> decideCase(@NonNull Input input) {
    UUID by = Staff.account(currentAccount);
    Language language = currentAccount.language();
    Ids.TypedId subject = Ids.decode(input.subjectId()).orElseThrow(Refusal::notFound);
    return decideCase
        .run(by, subject.type(), subject.key(), input.decision(), input.remark())
        .flatMap(
            outcome ->
                Payloads.of(
                    outcome,
                    language,
                    done -> nodes.read(subject.type(), subject.key()),
                    Payload::new));
  }
}
