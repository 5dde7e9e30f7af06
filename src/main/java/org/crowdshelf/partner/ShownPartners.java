package org.crowdshelf.partner;

import org.crowdshelf.project.OwnPeople;

/** The partnerships that somebody sees, as a condition of SQL. */
public final class ShownPartners {

  private ShownPartners() {}

  /**
   * The condition that somebody sees the partnership {@code t} of the project {@code p}: everybody
   * one that was confirmed; reviewers, admins, the project's own people and the organisation's
   * members each.
   *
   * @param account the parameter with the account's key; null in it is a visitor
   * @param staff the parameter that says whether it is a reviewer or an admin
   */
  public static String include(String account, String staff) {
    return """
        (t.state = 'CONFIRMED' or %2$s::boolean or %3$s or exists (
           select from memberships theirs
            where theirs.organisation_id = t.organisation_id and theirs.account_id = %1$s))"""
        .formatted(account, staff, OwnPeople.include(account));
  }
}
