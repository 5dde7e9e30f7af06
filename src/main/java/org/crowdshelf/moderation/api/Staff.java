package org.crowdshelf.moderation.api;

import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.shared.error.Refusal;

/** The roles that may moderate: reviewers and admins. */
final class Staff {

  private Staff() {}

  /**
   * The signed-in account, if it is a reviewer's or an admin's.
   *
   * @throws Refusal UNAUTHENTICATED for a visitor, FORBIDDEN for others
   */
  static UUID account(CurrentAccount current) {
    UUID account = current.account();
    if (!current.is(Role.REVIEWER) && !current.is(Role.ADMIN)) {
      throw Refusal.forbidden();
    }
    return account;
  }
}
