package org.crowdshelf.account.signin;

/** What a token may say its bearer is to the site; nothing else about rights comes from outside. */
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
