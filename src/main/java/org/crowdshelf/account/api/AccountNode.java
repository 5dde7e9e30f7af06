package org.crowdshelf.account.api;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import org.crowdshelf.account.FundraiserKind;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.node.Node;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** An account as everyone may see it. */
@Name("Account")
@Description(
    "Someone who signs in through OIDC. The same account may raise funds and back projects.")
public record AccountNode(
    @Ignore UUID key,
    @NonNull @Description("The name that they show.") String name,
    @Description("Address of their picture.") String avatarUrl,
    @Description("What they say about themselves; Markdown.") String bio,
    @Description("What they are in the place that they raise funds for.")
        FundraiserKind fundraiserKind)
    implements Node {

  /** The columns of an account that a statement joins as {@code alias}. */
  public static String columns(String alias) {
    return """
        %1$s.id as %1$s_id, %1$s.name as %1$s_name, %1$s.avatar_url as %1$s_avatar_url,
        %1$s.bio as %1$s_bio, %1$s.fundraiser_kind as %1$s_fundraiser_kind"""
        .formatted(alias);
  }

  /** The account of a row with the columns of this alias; null where the join found none. */
  public static AccountNode of(Row row, String alias) {
    // The others follow in the order of columns(): a list would look for each by its name in each
    // row.
    int place = row.getColumnIndex(alias + "_id");
    UUID key = row.getUUID(place);
    return key == null
        ? null
        : new AccountNode(
            key,
            row.getString(place + 1),
            row.getString(place + 2),
            row.getString(place + 3),
            row.get(FundraiserKind.class, place + 4));
  }

  @Override
  @Id
  @NonNull
  public String getId() {
    return Ids.encode(IdType.ACCOUNT, key);
  }
}
