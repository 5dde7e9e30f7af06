package org.crowdshelf.shared.money;

import java.util.Locale;
import org.crowdshelf.shared.language.Language;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * An amount in whole minor units of one currency.
 *
 * @param minor minor units, e.g. fen
 * @param currency ISO 4217 code
 */
@Name("Money")
@Description("An amount: whole minor units of one currency.")
public record Money(
    @NonNull @Description("Minor units: 1656767 is ¥16,567.67.") MinorUnits minor,
    @NonNull @Description("ISO 4217, e.g. CNY") String currency) {

  /** An amount of {@code minor} units. */
  public static Money of(long minor, String currency) {
    return new Money(new MinorUnits(minor), currency);
  }

  /** For people, in the site's default language; the engine asks {@link #display(Language)}. */
  @NonNull
  @Description("For people, in the request's language: ¥16,567.67")
  public String getDisplay() {
    return display(Language.ZH_CN);
  }

  /** For people: symbol, thousands separated, as many decimals as the currency has. */
  @Ignore
  public String display(Language language) {
    return display(minor.value(), currency, language);
  }

  /** The same for a sum, which may lie beyond what one amount may be. */
  @Ignore
  public static String display(long minor, String currency, Language language) {
    return MoneyFormat.format(minor, currency, language.locale());
  }

  /** The amount as in English, for logs and tests. */
  @Override
  public String toString() {
    return MoneyFormat.format(minor.value(), currency, Locale.ENGLISH);
  }
}
