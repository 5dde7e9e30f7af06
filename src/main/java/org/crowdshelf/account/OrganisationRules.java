package org.crowdshelf.account;

import java.util.List;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.text.Text;

/** What may be said of an organisation, by its people and by reviewers. */
final class OrganisationRules {

  static final int MAX_NAME = 120;
  static final int MAX_REMARK = 2000;

  private OrganisationRules() {}

  static List<Rejection> check(OrganisationRegistration registration) {
    Checks checks = new Checks();
    checks.line(registration.name(), MAX_NAME, "name");
    checks.address(registration.website(), "website");
    String code = registration.creditCode();
    if (code != null && CreditCode.parse(code).isEmpty()) {
      checks.add(Rejection.of(OrganisationError.BAD_CREDIT_CODE, "creditCode"));
    }
    return checks.found();
  }

  /** A rejection says why; with a verification a remark is welcome. */
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
