package org.crowdshelf.account;

/** The rejections about organisations and their members. */
public enum OrganisationError {
  /** Not a unified social credit code: wrong length, letters or check digit. */
  BAD_CREDIT_CODE,
  /** Another organisation has this unified social credit code. */
  CREDIT_CODE_TAKEN,
  /** The reviewer registered this organisation or is a member of it. */
  OWN_ORGANISATION,
  /** Already a member. */
  ALREADY_MEMBER,
  /** Neither a member nor invited. */
  NO_SUCH_MEMBER,
  /** There is no open invitation: it was withdrawn, or it ended. */
  NOT_INVITED,
  /** An organisation keeps at least one owner. */
  LAST_OWNER,
  /** Members and invitations together would be more than {max}. */
  TOO_MANY_MEMBERS,
  /** Not a code, or one that was used, has ended or was taken back. */
  BAD_CODE
}
