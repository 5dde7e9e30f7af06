package org.crowdshelf.account;

/**
 * The fields of an organisation as its owners write them, in the form that they are stored in: the
 * name and the code that they want, whether or not a reviewer has verified it with them.
 */
public final class OrganisationDraft {

  String name;
  OrganisationKind kind;
  String website;
  String creditCode;
  String description;
  String logoUrl;

  OrganisationDraft() {}

  /** UNVERIFIED without a credit code, which a reviewer needs; PENDING with one. */
  VerificationState verification() {
    return creditCode == null ? VerificationState.UNVERIFIED : VerificationState.PENDING;
  }

  /** Omits the credit code, which no log may show. */
  @Override
  public String toString() {
    return "OrganisationDraft[" + name + ", " + kind + "]";
  }
}
