package org.crowdshelf.project;

/**
 * A project's own people, as a condition of SQL: its fundraiser and the members of the organisation
 * that it is run for.
 */
public final class OwnPeople {

  private OwnPeople() {}

  /**
   * The condition that an account is one of the own people of the project {@code p}.
   *
   * @param account the parameter with the account's key, such as {@code $2}; null in it is nobody
   */
  public static String include(String account) {
    return """
        (p.fundraiser_id = %1$s or exists (
           select from memberships own
            where own.organisation_id = p.organisation_id and own.account_id = %1$s))"""
        .formatted(account);
  }
}
