package org.crowdshelf.account;

import java.util.List;
import org.crowdshelf.shared.input.Field;
import org.crowdshelf.shared.input.FieldCheck;
import org.crowdshelf.shared.text.Text;
import org.crowdshelf.shared.text.WebAddress;

/**
 * The one list of the fields that an account writes about itself: a field that is not here is not
 * stored. Errors are reported in this order.
 */
public final class ProfileField {

  /** The longest name, in characters. */
  public static final int MAX_NAME = 80;

  /** Stands for no name: that of an erased person, and of an account until it has a name. */
  public static final String UNNAMED = "—";

  static final int MAX_BIO = 2000;

  public static final Field<Account, String> NAME =
      Field.<Account, String>of(
              "name",
              (checks, name, values) -> checks.line(name, MAX_NAME, "name"),
              account -> account.name,
              (account, name) -> account.name = name)
          .required()
          .storedAs(Text::stripped);

  public static final Field<Account, String> AVATAR_URL =
      Field.<Account, String>of(
              "avatarUrl",
              (checks, address, values) -> checks.picture(address, "avatarUrl"),
              account -> account.avatarUrl,
              (account, address) -> account.avatarUrl = address)
          .storedAs(WebAddress::stored);

  /** Markdown; an empty text clears it. */
  public static final Field<Account, String> BIO =
      Field.<Account, String>of(
              "bio",
              (checks, bio, values) -> checks.markdown(bio.isEmpty() ? null : bio, MAX_BIO, "bio"),
              account -> account.bio,
              (account, bio) -> account.bio = bio)
          .storedAs(bio -> Text.isBlank(bio) ? null : bio);

  public static final Field<Account, FundraiserKind> FUNDRAISER_KIND =
      Field.of(
          "fundraiserKind",
          FieldCheck.none(),
          account -> account.fundraiserKind,
          (account, kind) -> account.fundraiserKind = kind);

  /** All fields, as {@code updateProfile} takes them. */
  public static final List<Field<Account, ?>> ALL = List.of(NAME, AVATAR_URL, BIO, FUNDRAISER_KIND);

  private ProfileField() {}
}
