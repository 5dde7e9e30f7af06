package org.crowdshelf.moderation.api;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.RestrictedAct;
import org.crowdshelf.account.Restriction;
import org.crowdshelf.account.api.AccountNode;
import org.crowdshelf.account.api.AccountReads;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.moderation.RestrictAccount;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.crowdshelf.shared.text.Text;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code restrictAccount}: an admin says what an account may not do for now. */
@GraphQLApi
public class RestrictAccountMutation {

  /** One restriction. */
  @Name("RestrictionInput")
  @Description("One thing that the account may not do.")
  public record RestrictionInput(
      @NonNull @Description("What it may not do; each once") RestrictedAct act,
      @Description("When it ends, within ten years; leave it out for good") Instant until) {}

  /** The arguments of the mutation. */
  @Name("RestrictAccountInput")
  @Description("The account, and all that it may not do from now on.")
  public record Input(
      @NonNull @Id @Description("Another account than one's own") String accountId,
      @NonNull @Description("Takes the place of all earlier ones; empty lifts all")
          List<@NonNull RestrictionInput> restrictions,
      @NonNull @Description("1 to 500 characters; the account reads it") String reason) {

    @Ignore
    List<Restriction> wanted() {
      String words = Text.stripped(reason);
      return restrictions.stream().map(r -> new Restriction(r.act(), r.until(), words)).toList();
    }
  }

  /** The result of the mutation. */
  @Name("RestrictAccountPayload")
  @Description("The result of restrictAccount.")
  public record Payload(
      @Description("The account; null if there are userErrors") AccountNode account,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final RestrictAccount restrictAccount;
  private final AccountReads reads;

  RestrictAccountMutation(
      CurrentAccount currentAccount, RestrictAccount restrictAccount, AccountReads reads) {
    this.currentAccount = currentAccount;
    this.restrictAccount = restrictAccount;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Says what an account may not do from now on; an empty list lifts all. It reads the reason in Viewer.restrictions. Refunds, parcels and its own data stay possible. For admins.")
  public Uni<@NonNull Payload> restrictAccount(@NonNull Input input) {
    UUID admin = currentAccount.account(Role.ADMIN);
    Language language = currentAccount.language();
    UUID account = Ids.require(IdType.ACCOUNT, input.accountId());
    return restrictAccount
        .run(admin, account, input.wanted(), Text.stripped(input.reason()))
        .flatMap(outcome -> Payloads.of(outcome, language, reads::account, Payload::new));
  }
}
