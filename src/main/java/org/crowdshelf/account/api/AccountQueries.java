package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Queries for accounts and organisations by id, and for the signed-in account. */
@GraphQLApi
public class AccountQueries {

  private final AccountReads reads;
  private final ViewerReads viewers;
  private final CurrentAccount currentAccount;

  AccountQueries(AccountReads reads, ViewerReads viewers, CurrentAccount currentAccount) {
    this.reads = reads;
    this.viewers = viewers;
    this.currentAccount = currentAccount;
  }

  @Query
  @Description("The signed-in account; null for a visitor")
  public Uni<ViewerNode> viewer() {
    UUID account = currentAccount.accountOrNull();
    if (account == null) {
      return Uni.createFrom().nullItem();
    }
    return viewers.viewer(account, viewers.roles());
  }

  @Query
  @Description("An account's public profile. NOT_FOUND if the id is malformed or unknown.")
  public Uni<AccountNode> account(@NonNull @Id @Description("Id of an account") String id) {
    return Uni.createFrom()
        .item(Ids.require(IdType.ACCOUNT, id))
        .flatMap(reads::account)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound);
  }

  @Query
  @Description("An organisation. NOT_FOUND if the id is malformed or unknown.")
  public Uni<OrganisationNode> organisation(
      @NonNull @Id @Description("Id of an organisation") String id) {
    return Uni.createFrom()
        .item(Ids.require(IdType.ORGANISATION, id))
        .flatMap(reads::organisation)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound);
  }
}
