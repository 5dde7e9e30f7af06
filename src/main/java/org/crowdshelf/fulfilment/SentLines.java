package org.crowdshelf.fulfilment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crowdshelf.pledge.PledgeError;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;

/** The lines of one call, of which each check leaves those that can be stored. */
final class SentLines {

  /** A line with whose pledge it is. */
  record Line(SentLine sent, UUID account) {}

  private final List<SentLine> lines;
  // By index.
  private final TreeMap<Integer, List<Rejection>> rejected = new TreeMap<>();
  private final Map<UUID, ParcelRows.Locked> locked = new HashMap<>();

  private SentLines(List<SentLine> lines) {
    this.lines = lines;
  }

  /** The lines, those left out that are wrong by themselves. */
  static SentLines checked(List<SentLine> lines) {
    SentLines all = new SentLines(lines);
    for (SentLine line : lines) {
      List<Rejection> problems = FulfilmentRules.check(line);
      if (!problems.isEmpty()) {
        all.rejected.put(line.index(), problems);
      } else if (line.pledge() == null) {
        all.reject(line, unknown(line));
      }
    }
    return all;
  }

  /** The pledges of the lines that are good so far. */
  List<UUID> pledges() {
    return goodLines().stream().map(SentLine::pledge).distinct().toList();
  }

  /** The lines that are good so far, whose pledges were found. */
  List<Line> good() {
    return goodLines().stream()
        .map(line -> new Line(line, locked.get(line.pledge()).account()))
        .toList();
  }

  /** Leaves those whose pledges were found in a state from which they can be sent. */
  void keepWhatCanBeSent(List<ParcelRows.Locked> found) {
    locked.putAll(
        found.stream().collect(Collectors.toMap(ParcelRows.Locked::pledge, Function.identity())));
    Map<UUID, Integer> added = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (SentLine line : goodLines()) {
      ParcelRows.Locked standing = locked.get(line.pledge());
      if (standing == null) {
        reject(line, unknown(line));
      } else if (!standing.has(line)) {
        // The same line twice in one call is one parcel.
        boolean isNew = seen.add(line.pledge() + ParcelRows.nameOf(line));
        int parcels = added.merge(line.pledge(), isNew ? 1 : 0, Integer::sum);
        checkStanding(line, standing, parcels);
      }
    }
  }

  private void checkStanding(SentLine line, ParcelRows.Locked standing, int added) {
    if (standing.state() == FulfilmentState.RECEIVED) {
      reject(line, FulfilmentRules.wrongState(standing.state(), line.path()));
    } else if (standing.needsAddress() && !standing.hasAddress() && !line.isHandedOver()) {
      reject(line, Rejection.of(PledgeError.ADDRESS_MISSING, line.path()).worded("BACKER"));
    } else if (standing.parcels().size() + added > FulfilmentRules.MAX_PARCELS) {
      Map<String, String> max = Map.of("max", Integer.toString(FulfilmentRules.MAX_PARCELS));
      reject(line, Rejection.of(InputError.TOO_MANY, max, line.path()));
    }
  }

  /** Leaves those whose number belongs to no other backer. */
  void keepWhoseNumberItIs(Map<String, UUID> owners) {
    for (Line line : good()) {
      UUID owner = owners.get(ParcelRows.nameOf(line.sent()));
      if (owner != null && !owner.equals(line.account())) {
        reject(line.sent(), Rejection.of(FulfilmentError.DUPLICATE_PARCEL, line.sent().path()));
      }
    }
  }

  /** The results of the lines. */
  SendRewards.Sent sent() {
    return new SendRewards.Sent(
        pledges(), rejected.values().stream().flatMap(List::stream).toList());
  }

  private List<SentLine> goodLines() {
    return lines.stream().filter(line -> !rejected.containsKey(line.index())).toList();
  }

  private void reject(SentLine line, Rejection rejection) {
    rejected.put(line.index(), List.of(rejection));
  }

  private static Rejection unknown(SentLine line) {
    return Rejection.of(FulfilmentError.UNKNOWN_PLEDGE, line.path());
  }
}
