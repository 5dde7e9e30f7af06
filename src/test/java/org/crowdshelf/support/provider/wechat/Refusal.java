package org.crowdshelf.support.provider.wechat;

/** An error answer of the API: status, code, and the field that is wrong. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;
  private final String field;

  Refusal(int status, String code, String field) {
    super(code, null, false, false);
    this.status = status;
    this.code = code;
    this.field = field;
  }

  Refusal(int status, String code) {
    this(status, code, null);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String field() {
    return field;
  }
}
