package org.crowdshelf.account;

/** Every rejection about organisations and their members that users can put right. */
public enum OrganisationError {
  /** No unified social credit code: wrong length, letters or check digit. */
  BAD_CREDIT_CODE,
  /** Another organisation has this unified social credit code. */
  CREDIT_CODE_TAKEN,
  /** A reviewer decides about an organisation that they registered or are a member of. */
  OWN_ORGANISATION,
  /** Already a member. */
  ALREADY_MEMBER,
  /** Neither a member nor invited. */
  NO_SUCH_MEMBER,
  /** There is no invitation, or none any more. */
  NOT_INVITED,
  /** An organisation keeps at least one owner. */
  LAST_OWNER,
  /** Members and invitations together would be more than {max}. */
  TOO_MANY_MEMBERS
}
