package org.crowdshelf.reward.api;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.reward.AddReward;
import org.crowdshelf.reward.OfferedReward;
import org.crowdshelf.reward.RewardField;
import org.crowdshelf.reward.RewardKind;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.input.InputFields;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.money.MoneyInput;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code addReward}: a project's own people offer another reward. */
@GraphQLApi
public class AddRewardMutation {

  /** The arguments of the mutation. */
  @Name("AddRewardInput")
  @Description(
      "A new reward, of which a project has at most 100. If it equals an"
          + " existing one in everything, that one is returned, so the request is safe to repeat. "
          + " limitPerBacker, faceValue and sponsor cannot be changed afterwards; kind, price and needsAddress not"
          + " once the project was live.")
  public record Input(
      @Id
          @NonNull
          @Description("One of your own projects: a draft, with changes requested, or LIVE")
          String projectId,
      @NonNull @Description("What backers get") RewardKind kind,
      @NonNull @Description("1 to 80 characters, one line") String title,
      @NonNull @Description("Markdown, 1 to 2,000 characters; stored as written")
          String description,
      @NonNull
          @Description(
              "The smallest pledge that earns it: at least one minor unit, in the project's currency; it may exceed"
                  + " the goal")
          MoneyInput price,
      @Description("How many there are, at least 1; leave it out for no limit") Integer limit,
      @Description("How many one backer may take, 1 to limit; leave it out for no limit of its own")
          Integer limitPerBacker,
      @DefaultValue("false") @Description("Whether a pledge must have an address")
          Boolean needsAddress,
      @Description("From today, in China's time, to ten years ahead") LocalDate estimatedDelivery,
      @Description("What it would cost elsewhere, in the project's currency") MoneyInput faceValue,
      @Id @Description("The organisation that gives it") String sponsor,
      @Description("https address of a picture of it") String imageUrl,
      @Description(
              "Its place among the rewards, 1 to 100; behind the last where there are fewer. Left out: last")
          Integer position) {

    static final InputFields<OfferedReward, Input> FIELDS =
        InputFields.<OfferedReward, Input>none()
            .and(RewardField.KIND, Input::kind)
            .and(RewardField.TITLE, Input::title)
            .and(RewardField.DESCRIPTION, Input::description)
            .and(RewardField.PRICE, Input::price)
            .and(RewardField.LIMIT, Input::limit)
            .and(RewardField.LIMIT_PER_BACKER, Input::limitPerBacker)
            .and(RewardField.NEEDS_ADDRESS, Input::needsAddress)
            .and(RewardField.ESTIMATED_DELIVERY, Input::estimatedDelivery)
            .and(RewardField.FACE_VALUE, Input::faceValue)
            .and(RewardField.IMAGE_URL, Input::imageUrl)
            .and(RewardField.SPONSOR, in -> Ids.requireOrNull(IdType.ORGANISATION, in.sponsor()));
  }

  /** The result of the mutation. */
  @Name("AddRewardPayload")
  @Description("The result of addReward.")
  public record Payload(
      @Description("The reward; null if there are userErrors") RewardNode reward,
      @NonNull @Description("What to correct; nothing was stored. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final AddReward addReward;
  private final RewardReads reads;

  AddRewardMutation(CurrentAccount currentAccount, AddReward addReward, RewardReads reads) {
    this.currentAccount = currentAccount;
    this.addReward = addReward;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Adds a reward. For the project's own people, while the project is a draft or has changes requested, and while it is LIVE.")
  public Uni<@NonNull Payload> addReward(@NonNull Input input) {
    currentAccount.account();
    Language language = currentAccount.language();
    return addReward
        .run(
            Ids.require(IdType.PROJECT, input.projectId()),
            Input.FIELDS.all(input),
            input.position())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::reward, Payload::new));
  }
}
