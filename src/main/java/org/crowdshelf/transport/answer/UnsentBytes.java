package org.crowdshelf.transport.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The answers that clients have not read yet, oldest first: at most so many bytes in all, and of
 * one address.
 */
final class UnsentBytes {

  /** One answer; two are never equal. */
  static final class Answer {

    private final String address;
    private final long bytes;
    private final Runnable cutOff;

    Answer(String address, long bytes, Runnable cutOff) {
      this.address = address;
      this.bytes = bytes;
      this.cutOff = cutOff;
    }

    /** Ends it without the rest of its bytes. */
    void cutOff() {
      cutOff.run();
    }
  }

  private static final class Waiting {

    private final Set<Answer> answers = new LinkedHashSet<>();
    private long bytes;

    void add(Answer answer) {
      answers.add(answer);
      bytes += answer.bytes;
    }

    boolean remove(Answer answer) {
      boolean was = answers.remove(answer);
      bytes -= was ? answer.bytes : 0;
      return was;
    }

    Answer oldest() {
      Iterator<Answer> first = answers.iterator();
      return first.next();
    }
  }

  private final long most;
  private final long mostPerAddress;
  private final Waiting all = new Waiting();
  private final Map<String, Waiting> byAddress = new HashMap<>();

  UnsentBytes(long most, long mostPerAddress) {
    this.most = most;
    this.mostPerAddress = mostPerAddress;
  }

  /** Counts an answer; returns the oldest ones that have to end for it, which count no more. */
  synchronized List<Answer> add(Answer answer) {
    all.add(answer);
    Waiting same = byAddress.computeIfAbsent(answer.address, unseen -> new Waiting());
    same.add(answer);
    List<Answer> ended = new ArrayList<>(0);
    while (same.bytes > mostPerAddress) {
      ended.add(removed(same.oldest()));
    }
    while (all.bytes > most) {
      ended.add(removed(all.oldest()));
    }
    return ended;
  }

  /** Counts an answer no more; does nothing the second time. */
  synchronized void remove(Answer answer) {
    removed(answer);
  }

  private Answer removed(Answer answer) {
    if (all.remove(answer)) {
      Waiting same = byAddress.get(answer.address);
      same.remove(answer);
      if (same.answers.isEmpty()) {
        byAddress.remove(answer.address);
      }
    }
    return answer;
  }

  /** The bytes of all answers. */
  synchronized long held() {
    return all.bytes;
  }

  /** The number of addresses that have not read an answer. */
  synchronized int addresses() {
    return byAddress.size();
  }
}
