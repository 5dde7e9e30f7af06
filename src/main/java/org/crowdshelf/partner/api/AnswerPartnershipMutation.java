package org.crowdshelf.partner.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.partner.AnswerPartnership;
import org.crowdshelf.partner.PartnerAnswer;
import org.crowdshelf.partner.PartnerHelp;
import org.crowdshelf.partner.PartnershipKey;
import org.crowdshelf.project.content.PartnerRole;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code answerPartnership}: owners say yes or no for their organisation. */
@GraphQLApi
public class AnswerPartnershipMutation {

  /** The arguments of the mutation. */
  @Name("AnswerPartnershipInput")
  @Description("A yes or a no to a project that names the organisation.")
  public record Input(
      @Id @NonNull @Description("An organisation that you own") String organisationId,
      @Id @NonNull @Description("A project of its partnershipRequests") String projectId,
      @NonNull @Description("As what the project names it") PartnerRole role,
      @NonNull @Description("true: yes; false: no, or no more") Boolean confirm,
      @Description(
              "What its members may do for the project; left out: nothing. Another yes with another list replaces it.")
          List<@NonNull PartnerHelp> helpsWith) {}

  /** The result of the mutation. */
  @Name("AnswerPartnershipPayload")
  @Description("The result of answerPartnership.")
  public record Payload(
      @Description("The partnership as it is now; null if there are userErrors")
          PartnershipNode partnership,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final AnswerPartnership answerPartnership;
  private final PartnerReads reads;

  AnswerPartnershipMutation(
      CurrentAccount currentAccount, AnswerPartnership answerPartnership, PartnerReads reads) {
    this.currentAccount = currentAccount;
    this.answerPartnership = answerPartnership;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Says yes or no to a partnership, for the organisation's owners. A yes may be taken back: before the launch the project is as if it had never been given, and one in review goes back to its people if a reward is to come from the sponsor; later only the role ends, and rewards that backers chose stay as they were promised. A yes to a project that was REJECTED, FAILED or was CANCELED is PROJECT_STATE. Safe to send again.")
  public Uni<@NonNull Payload> answerPartnership(@NonNull Input input) {
    UUID owner = currentAccount.account();
    Language language = currentAccount.language();
    PartnershipKey key =
        new PartnershipKey(
            Ids.require(IdType.PROJECT, input.projectId()),
            Ids.require(IdType.ORGANISATION, input.organisationId()),
            input.role());
    return answerPartnership
        .run(owner, key, PartnerAnswer.of(input.confirm(), input.helpsWith()))
        .flatMap(outcome -> Payloads.of(outcome, language, reads::partnership, Payload::new));
  }
}
