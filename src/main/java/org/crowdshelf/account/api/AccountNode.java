package org.crowdshelf.account.api;

import java.util.Map;
import java.util.UUID;
import org.crowdshelf.account.FundraiserKind;
import org.crowdshelf.account.ProfileField;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.language.Messages;
import org.crowdshelf.shared.node.Node;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * The public view of an account.
 *
 * @param chosenName null if the account has no name yet
 */
@Name("Account")
@Description(
    "Someone who signs in through OIDC. The same account may raise funds and back projects.")
public record AccountNode(
    @Ignore UUID key,
    @Ignore String chosenName,
    @Description("Address of their picture.") String avatarUrl,
    @Description("What they say about themselves; Markdown.") String bio,
    @Description("What they are in the place that they raise funds for.")
        FundraiserKind fundraiserKind)
    implements Node {

  /** The columns of an account that a statement joins as {@code alias}. */
  public static String columns(String alias) {
    return """
        %1$s.id as %1$s_id,
        case when %1$s.name <> '%2$s' or %1$s.issuer = 'erased' then %1$s.name end as %1$s_name,
        %1$s.avatar_url as %1$s_avatar_url,
        %1$s.bio as %1$s_bio, %1$s.fundraiser_kind as %1$s_fundraiser_kind"""
        .formatted(alias, ProfileField.UNNAMED);
  }

  /** The account of a row with the columns of this alias; null if the join found none. */
  public static AccountNode of(Row row, String alias) {
    Row account = row.joined(alias);
    UUID key = account.uuid("id");
    return key == null
        ? null
        : new AccountNode(
            key,
            account.text("name"),
            account.text("avatar_url"),
            account.text("bio"),
            account.value(FundraiserKind.class, "fundraiser_kind"));
  }

  /** The name in the site's default language; the engine calls {@link #name(Language)}. */
  @NonNull
  @Description(
      "The name that they chose or that their token had; until then one of the site's, such as Reader 1234.")
  public String getName() {
    return name(Language.ZH_CN);
  }

  /** The name that is shown in this language. */
  @Ignore
  public String name(Language language) {
    return chosenName != null
        ? chosenName
        : Messages.text(language, "UNNAMED_ACCOUNT", Map.of("number", number()));
  }

  // From the id's random bits, so that it stays the same and tells nothing.
  private String number() {
    return Long.toString(1000 + Math.floorMod(key.getLeastSignificantBits(), 9000L));
  }

  @Override
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  public String getId() {
    return Ids.encode(IdType.ACCOUNT, key);
  }
}
