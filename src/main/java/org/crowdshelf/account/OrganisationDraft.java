package org.crowdshelf.account;

/** The fields of an organisation that is being registered, in the form that they are stored in. */
public final class OrganisationDraft {

  String name;
  OrganisationKind kind;
  String website;
  String creditCode;

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
