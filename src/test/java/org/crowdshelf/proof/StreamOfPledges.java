package org.crowdshelf.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.ConnectException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Client.Reply;

/**
 * Ten backers a second: each pledges, pays or not, and some cancel; on a bad network each asks
 * again, the next replica, until there is an answer.
 */
final class StreamOfPledges {

  private static final int WITHOUT_MESSAGE = 60;

  private final Crowd crowd;
  private final List<UUID> projects;
  private final List<Client> people;
  private final Random random = new Random(7);
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(16);
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger answersLost = new AtomicInteger();
  private final Map<String, UUID> acknowledged = new ConcurrentHashMap<>();
  private final Map<String, Throwable> faults = new ConcurrentHashMap<>();

  StreamOfPledges(Crowd crowd, List<UUID> projects) {
    this.crowd = crowd;
    this.projects = projects;
    this.people = crowd.people(20);
  }

  /** Begins to flow. */
  void begin() {
    // Many sources, so that one slow answer does not stop the stream.
    for (int source = 0; source < 16; source++) {
      threads.scheduleAtFixedRate(this::story, source * 100L, 1600, TimeUnit.MILLISECONDS);
    }
  }

  /** Lets many come at this moment. */
  void swell() {
    for (int i = 0; i < 32; i++) {
      threads.execute(this::story);
    }
  }

  /** Lets those who have begun finish, and ends; fails where anybody got a server's error. */
  void end() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
        throw new AssertionError("somebody still waits for an answer");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    assertEquals(Map.of(), faults);
  }

  /** The number of pledges that were acknowledged so far. */
  int acknowledged() {
    return acknowledged.size();
  }

  /** The number of requests that a replica had taken when it died. */
  int answersLost() {
    return answersLost.get();
  }

  /** Each acknowledged pledge is stored once, and no other. */
  void assertEachAcknowledgedPledgeIsThereOnce() {
    Map<String, UUID> stored = new HashMap<>();
    for (String row : Database.<String>column("select idempotency_key || ' ' || id from pledges")) {
      String[] parts = row.split(" ");
      assertEquals(null, stored.put(parts[0], UUID.fromString(parts[1])), row);
    }
    assertEquals(acknowledged, stored);
  }

  private void story() {
    int number = begun.getAndIncrement();
    Client backer = people.get(number % people.size());
    Map<String, Object> input = Backing.input(projects.get(number % projects.size()), 1000);
    try {
      Reply answer = insist(() -> crowd.place(backer, input));
      if (Crowd.codes(answer).contains("PROJECT_NOT_LIVE")) {
        return;
      }
      Crowd.Placed placed = Crowd.Placed.of(answer);
      acknowledged.put((String) input.get("idempotencyKey"), placed.pledge());
      behave(number, placed.reference());
      int choice = choose(10);
      if (choice > 0) {
        assertEquals(303, insist(() -> crowd.pay(placed.reference())).status());
      }
      if (choice > 7) {
        insist(() -> crowd.cancel(backer, placed.pledge()));
      }
    } catch (RuntimeException | AssertionError fault) {
      faults.put("story " + number, fault);
    }
  }

  // Asking takes half a minute, so nobody late in the stream is left to it.
  private void behave(int number, String reference) {
    List<String> ways = List.of("NORMAL", "TWICE", "OUT_OF_ORDER", "NEVER");
    String way = ways.get(choose(number < WITHOUT_MESSAGE ? 4 : 3));
    Database.execute(
        "update sandbox_payments set behaviour = ? where reference = ?", way, reference);
  }

  private int choose(int of) {
    synchronized (random) {
      return random.nextInt(of);
    }
  }

  private Reply insist(Supplier<CompletableFuture<Reply>> question) {
    while (true) {
      try {
        return question.get().join();
      } catch (CompletionException noAnswer) {
        if (!(noAnswer.getCause() instanceof ConnectException)) {
          answersLost.incrementAndGet();
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      }
    }
  }
}
