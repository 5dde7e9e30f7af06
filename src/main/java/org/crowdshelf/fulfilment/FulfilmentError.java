package org.crowdshelf.fulfilment;

/** The rejections of this feature that users can correct. */
public enum FulfilmentError {
  /** The address could be changed until {lockedAt}. */
  ADDRESS_LOCKED,
  /**
   * Nothing is sent for this pledge, or not yet: it is not paid, or its reward needs no address.
   */
  ADDRESS_NOT_NEEDED,
  /** Too soon; it is possible from {from} on. */
  TOO_SOON,
  /** The reward is {state}, which does not allow this. */
  FULFILMENT_STATE,
  /** Another backer's parcel has this number of this carrier. */
  DUPLICATE_PARCEL,
  /** The project has no collected pledge with this id whose reward is to be sent. */
  UNKNOWN_PLEDGE,
  /** The new date is not after {date}. */
  DATE_NOT_LATER
}
