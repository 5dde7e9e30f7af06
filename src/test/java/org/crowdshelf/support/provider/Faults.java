package org.crowdshelf.support.provider;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** The faults that a simulator is told to show, by the name of a call, and at random. */
public final class Faults {

  /** The way in which a call fails. */
  public enum Kind {
    /** An error answer; nothing is done. */
    ERROR,
    /** No answer; nothing is done. */
    SILENCE,
    /** Everything is done, but the answer never arrives. */
    ANSWER_LOST,
    /** Everything is done, and half of the answer arrives. */
    HALF_ANSWER,
    /** Everything is done, and the answer is signed wrongly. */
    WRONG_SIGNATURE,
    /** Everything is done, and the answer comes after everybody's patience. */
    TOO_LATE
  }

  /**
   * A fault.
   *
   * @param status of the error answer; 0 unless the kind is ERROR
   * @param code of the error answer; null unless the kind is ERROR
   */
  public record Fault(Kind kind, int status, String code) {}

  private static final Duration TOO_LATE = Duration.ofSeconds(4);

  // A call that hangs costs the caller three seconds, any other fault next to nothing.
  private static final int OTHERS_FOR_ONE_TOO_LATE = 100;

  private final Map<String, Queue<Fault>> next = new HashMap<>();
  private Random random = new Random(0);
  private double share;

  /** Makes the next call of this name fail; several are kept in order. */
  public synchronized void failNext(String call, Fault fault) {
    next.computeIfAbsent(call, none -> new ArrayDeque<>()).add(fault);
  }

  /** Makes the next call of this name fail without an error answer. */
  public void failNext(String call, Kind kind) {
    failNext(call, new Fault(kind, 0, null));
  }

  /** Makes the next call of this name answer an error. */
  public void failNext(String call, int status, String code) {
    failNext(call, new Fault(Kind.ERROR, status, code));
  }

  /** Makes this share of all calls fail in a random way; 0 stops it. */
  public synchronized void atRandom(long seed, double share) {
    this.random = new Random(seed);
    this.share = share;
  }

  /** Returns whether an answer is lost; one that is too late is lost after its time. */
  public static boolean losesAnswer(Kind kind) {
    if (kind == Kind.TOO_LATE) {
      LockSupport.parkNanos(TOO_LATE.toNanos());
    }
    return kind == Kind.ANSWER_LOST || kind == Kind.TOO_LATE;
  }

  /** The fault of a call that begins now; null for none. */
  public synchronized Fault of(String call) {
    Queue<Fault> waiting = next.get(call);
    if (waiting != null && !waiting.isEmpty()) {
      return waiting.remove();
    }
    if (share == 0 || random.nextDouble() >= share) {
      return null;
    }
    Kind kind =
        random.nextInt(OTHERS_FOR_ONE_TOO_LATE) == 0
            ? Kind.TOO_LATE
            : Kind.values()[random.nextInt(Kind.values().length - 1)];
    return kind == Kind.ERROR
        ? new Fault(kind, random.nextBoolean() ? 500 : 429, "SYSTEM_ERROR")
        : new Fault(kind, 0, null);
  }
}
