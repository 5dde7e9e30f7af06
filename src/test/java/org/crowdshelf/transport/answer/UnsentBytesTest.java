package org.crowdshelf.transport.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.crowdshelf.transport.answer.UnsentBytes.Answer;
import org.junit.jupiter.api.Test;

class UnsentBytesTest {

  private final UnsentBytes unsent = new UnsentBytes(10, 6);

  @Test
  void theOldestAnswersOfAnAddressEndForItsNewOnes() {
    Answer first = added("a", 3);
    final Answer second = added("a", 3);
    final Answer other = added("b", 4);
    Answer third = answer("a", 4);
    assertEquals(List.of(first, second), unsent.add(third));
    assertEquals(8, unsent.held());
    assertEquals(List.of(other), unsent.add(answer("b", 6)));
  }

  @Test
  void theOldestOfAllEndWhereTheyAreTooMany() {
    Answer first = added("a", 4);
    added("b", 6);
    assertEquals(List.of(first), unsent.add(answer("c", 1)));
    assertEquals(7, unsent.held());
  }

  @Test
  void whatIsSentOrEndedLeavesNothing() {
    Answer ended = added("a", 6);
    Answer sent = answer("a", 6);
    assertEquals(List.of(ended), unsent.add(sent));
    unsent.remove(ended);
    unsent.remove(sent);
    unsent.remove(sent);
    assertEquals(0, unsent.held());
    assertEquals(0, unsent.addresses());
  }

  private Answer added(String address, long bytes) {
    Answer answer = answer(address, bytes);
    assertEquals(List.of(), unsent.add(answer));
    return answer;
  }

  private static Answer answer(String address, long bytes) {
    return new Answer(address, bytes, () -> {});
  }
}
