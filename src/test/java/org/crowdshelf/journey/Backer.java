package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Person;

/** Somebody with a phone who backs projects and looks at what became of it. */
final class Backer {

  private static final String OWN =
      """
      {
        viewer {
          pledges(first: 100) {
            nodes { id state amount { minor } reservedUntil paidAt refundedAt project { id state } }
          }
        }
      }""";

  final Person person = Person.someoneNew();

  /** Places a pledge that is taken. */
  Answer places(Map<String, ?> input) {
    Answer placed = Backing.place(person, input);
    assertEquals(List.of(), placed.userErrorCodes("placePledge"));
    assertEquals("RESERVED", placed.get("placePledge.pledge.state"));
    return placed;
  }

  /** Places a pledge and pays it on the provider's page; answers the pledge's id. */
  String backs(Map<String, ?> input) {
    Answer placed = places(input);
    PayPage.of(placed).pay().says("已支付 Paid");
    return placed.get("placePledge.pledge.id");
  }

  /** Places a pledge that is refused for this. */
  Answer isRefused(Map<String, ?> input, String code) {
    Answer refused = Backing.place(person, input);
    assertEquals(List.of(code), refused.userErrorCodes("placePledge"));
    return refused;
  }

  /** Sees their own pledges, the newest first, in these states. */
  void sees(String... states) {
    assertEquals(List.of(states), own().get("viewer.pledges.nodes.state"));
  }

  /** Their own pledges. */
  Answer own() {
    return person.asks(OWN);
  }
}
