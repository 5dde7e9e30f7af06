package org.crowdshelf.account;

import java.util.List;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.FieldValues;
import org.crowdshelf.shared.text.Text;

/** Rules for the texts about organisations. */
final class OrganisationRules {

  static final int MAX_NAME = 120;
  static final int MAX_REMARK = 2000;
  static final int MAX_DESCRIPTION = 2000;

  private OrganisationRules() {}

  /** Checks the fields that an owner sent. A code can be replaced and not be taken away. */
  static List<Rejection> checkSent(FieldValues<OrganisationDraft> sent, boolean hasCode) {
    Checks checks = new Checks();
    sent.checkCleared(checks);
    sent.check(checks, OrganisationField.CHANGEABLE);
    if (hasCode
        && sent.has(OrganisationField.CREDIT_CODE)
        && sent.get(OrganisationField.CREDIT_CODE) == null) {
      checks.add(Rejection.of(InputError.BLANK, "creditCode"));
    }
    return checks.found();
  }

  /**
   * The state after a change. A verified organisation with another name or code, and a refused one
   * that was corrected, wait for a reviewer, who needs a code to check.
   *
   * @param identity whether its name or code changed
   * @param corrected whether anything was sent that a reviewer looks at
   */
  static VerificationState afterChange(
      VerificationState standing, boolean identity, boolean corrected, boolean hasCode) {
    VerificationState waiting = hasCode ? VerificationState.PENDING : VerificationState.UNVERIFIED;
    return switch (standing) {
      case UNVERIFIED, PENDING -> waiting;
      case VERIFIED -> identity ? VerificationState.PENDING : standing;
      case REJECTED -> corrected ? waiting : standing;
    };
  }

  /** Checks a remark: a rejection needs one, a verification may have one. */
  static List<Rejection> checkRemark(boolean verified, String remark) {
    Checks checks = new Checks();
    boolean none = Text.isBlank(remark);
    if (none && !verified) {
      checks.add(Rejection.of(InputError.BLANK, "remark"));
    } else if (!none) {
      checks.markdown(remark, MAX_REMARK, "remark");
    }
    return checks.found();
  }
}
