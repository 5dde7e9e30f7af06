package org.crowdshelf.shared.id;

import java.util.Optional;

/** The type of object that an id names, with the prefix that clients see. */
public enum IdType {
  ACCOUNT("acc"),
  ORGANISATION("org"),
  PROJECT("prj"),
  BUDGET_LINE("bgt"),
  REWARD("rwd"),
  PLEDGE("plg"),
  UPDATE("upd"),
  PAYMENT("pay"),
  REFUND("rfd"),
  FINDING("fnd"),
  REPORT("rpt"),
  ERASURE("ers"),
  EXPORT("exp"),
  UPLOAD("upl"),
  TRANCHE("trn"),
  SPENDING("spd"),
  FULFILMENT("ful"),
  OUTCOME("out"),
  BUDGET_MOVE("mov");

  private final String prefix;

  IdType(String prefix) {
    this.prefix = prefix;
  }

  String prefix() {
    return prefix;
  }

  static Optional<IdType> ofPrefix(String prefix) {
    for (IdType type : values()) {
      if (type.prefix.equals(prefix)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
