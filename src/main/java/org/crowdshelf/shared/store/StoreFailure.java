package org.crowdshelf.shared.store;

/** The store did not answer, or refused what this service asked of it. */
public final class StoreFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private static final int CLIENT_ERRORS = 400;
  private static final int SERVER_ERRORS = 500;

  private final int status;

  public StoreFailure(String reason) {
    super(reason, null, false, false);
    this.status = 0;
  }

  StoreFailure(int status) {
    super("the store answered " + status, null, false, false);
    this.status = status;
  }

  /** Returns whether the store answered and refused the request. */
  static boolean isRefusal(Throwable failure) {
    return failure instanceof StoreFailure told
        && told.status >= CLIENT_ERRORS
        && told.status < SERVER_ERRORS;
  }
}
