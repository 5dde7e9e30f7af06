package org.crowdshelf.account;

import java.util.List;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.text.Text;

/** Rules for the texts about organisations. */
final class OrganisationRules {

  static final int MAX_NAME = 120;
  static final int MAX_REMARK = 2000;

  private OrganisationRules() {}

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
