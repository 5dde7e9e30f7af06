package org.crowdshelf.shared.money;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * An amount as a client sends it; its range and currency are checked by the rule that takes it.
 *
 * @param minor minor units, e.g. fen
 * @param currency ISO 4217 code
 */
@Name("MoneyInput")
@Description("An amount: whole minor units of one currency.")
public record MoneyInput(
    @NonNull @Description("Minor units: 1656767 is ¥16,567.67.") MinorUnits minor,
    @NonNull @Description("ISO 4217, e.g. CNY") String currency) {

  /** The amount in minor units. */
  @Ignore
  public long amountMinor() {
    return minor.value();
  }
}
