package org.crowdshelf.partner;

/** Sponsors that send the rewards they give, as conditions of SQL. */
public final class ShippingSponsors {

  private ShippingSponsors() {}

  /**
   * The condition that the partnership {@code t} is one of a sponsor that sends its rewards, so
   * that its members see the addresses of those who agreed.
   */
  public static final String SHIPS =
      "(t.role = 'REWARD_SPONSOR' and t.state = 'CONFIRMED' and t.named and 'SHIP_REWARDS' = any(t.helps_with))";

  /**
   * The key of the organisation for which an account sends the reward of the pledge {@code g}; null
   * where it does not. A member of the reward's sponsor does where the sponsor ships, and the
   * backer agreed when they pledged and did not take it back since.
   *
   * @param account the parameter with the account's key, such as {@code $2}; null in it is nobody
   */
  public static String organisation(String account) {
    return """
        (select t.organisation_id
           from rewards supplied
           join partnerships t on t.project_id = supplied.project_id and t.organisation_id = supplied.sponsor_id
           join memberships theirs on theirs.organisation_id = t.organisation_id and theirs.account_id = %s
           join pledge_addresses sent on sent.pledge_id = g.id and sent.sponsor_consent is not null
          where supplied.id = g.reward_id and %s
            and not exists (
              select from consents c
               where c.account_id = g.account_id and c.purpose = 'ADDRESS_TO_SPONSOR' and not c.given
                 and c.given_at > g.created_at))"""
        .formatted(account, SHIPS);
  }

  /**
   * The condition that an account is a member of a sponsor that sends rewards of the project {@code
   * p}.
   */
  public static String ofProject(String account) {
    return """
        exists (
          select from partnerships t join memberships theirs on theirs.organisation_id = t.organisation_id
           where t.project_id = p.id and theirs.account_id = %s and %s)"""
        .formatted(account, SHIPS);
  }

  /**
   * The condition that an account sends the reward of the pledge {@code g} as a member of its
   * sponsor.
   */
  public static String include(String account) {
    return "(" + organisation(account) + " is not null)";
  }
}
