package org.crowdshelf.partner;

/** The rejections of this feature that its users can correct. */
public enum PartnerError {
  /** A reward is to come from {organisation}, which has not said yes. */
  SPONSOR_NOT_CONFIRMED
}
