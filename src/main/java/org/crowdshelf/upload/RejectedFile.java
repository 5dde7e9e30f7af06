package org.crowdshelf.upload;

/** Ends the check of a file that cannot be used. */
final class RejectedFile extends Exception {

  private static final long serialVersionUID = 1;

  private final RejectedBecause reason;

  RejectedFile(RejectedBecause reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  RejectedBecause reason() {
    return reason;
  }
}
