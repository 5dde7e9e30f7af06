package org.crowdshelf.account;

import java.util.List;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;

/** What a profile may say. */
public final class ProfileRules {

  public static final int MAX_NAME = 80;
  static final int MAX_BIO = 2000;

  private ProfileRules() {}

  static List<Rejection> check(ProfileChange profile) {
    Checks checks = new Checks();
    if (profile.name().cleared()) {
      checks.add(Rejection.of(InputError.BLANK, "name"));
    }
    checks.line(profile.name().value(), MAX_NAME, "name");
    checks.address(profile.avatarUrl().value(), "avatarUrl");
    String bio = profile.bio().value();
    checks.markdown(bio == null || bio.isEmpty() ? null : bio, MAX_BIO, "bio");
    return checks.found();
  }
}
