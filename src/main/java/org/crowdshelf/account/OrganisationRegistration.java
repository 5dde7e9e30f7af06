package org.crowdshelf.account;

/**
 * What somebody says about an organisation when they register it.
 *
 * @param website null where there is none
 * @param creditCode as typed; null where they do not give one
 */
public record OrganisationRegistration(
    String name, OrganisationKind kind, String website, String creditCode) {

  /** Without the credit code: that is never shown, logs included. */
  @Override
  public String toString() {
    return "OrganisationRegistration[" + name + ", " + kind + "]";
  }
}
