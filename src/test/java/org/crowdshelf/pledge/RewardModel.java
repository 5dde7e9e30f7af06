package org.crowdshelf.pledge;

/** A reward's row in memory; its claim is the conditional statement that the database runs. */
public final class RewardModel {

  final long priceMinor;
  final Integer limit;
  final Integer limitPerBacker;
  private int claimed;

  /** A reward; null limits are none. */
  public RewardModel(long priceMinor, Integer limit, Integer limitPerBacker) {
    this.priceMinor = priceMinor;
    this.limit = limit;
    this.limitPerBacker = limitPerBacker;
  }

  boolean claim(int places) {
    if (limit != null && claimed + places > limit) {
      return false;
    }
    claimed += places;
    return true;
  }

  void release(int places) {
    claimed -= places;
  }

  public Integer limit() {
    return limit;
  }

  public Integer limitPerBacker() {
    return limitPerBacker;
  }

  public int claimed() {
    return claimed;
  }
}
