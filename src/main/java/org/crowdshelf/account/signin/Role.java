package org.crowdshelf.account.signin;

/** The roles that a token can give; all other rights come from this site's own data. */
public enum Role {
  /** Checks projects and organisations. */
  REVIEWER("reviewer"),
  /** Runs the site. */
  ADMIN("admin");

  private final String claim;

  Role(String claim) {
    this.claim = claim;
  }

  /** The role's name in tokens. */
  public String claim() {
    return claim;
  }
}
