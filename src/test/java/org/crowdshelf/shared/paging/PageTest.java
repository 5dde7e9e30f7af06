package org.crowdshelf.shared.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.shared.error.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

  private final Cursors cursors = new Cursors("ZGV2ZWxvcG1lbnQtb25seS1jdXJzb3Ita2V5LTAwMDE=");

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 100})
  void takesASizeWithinTheLimits(int first) {
    PageRequest request = PageRequest.of(cursors, "list", first, null);
    assertEquals(first, request.first());
    assertEquals(first + 1, request.fetch());
    assertNull(request.after());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(ints = {0, -1, 101, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void refusesAnyOtherSizeAndNeverClampsIt(Integer first) {
    assertBadInput(() -> PageRequest.of(cursors, "list", first, null));
    assertBadInput(() -> PageRequest.size(first));
  }

  @Test
  void goesOnBehindACursorOfItsList() {
    String after = cursors.seal("list", "place");
    assertEquals("place", PageRequest.of(cursors, "list", 1, after).after());
    assertBadInput(() -> PageRequest.of(cursors, "other", 1, after));
    assertBadInput(() -> PageRequest.of(cursors, "list", 1, ""));
  }

  @Test
  void cutsTheRowBehindThePageAndTellsOfIt() {
    PageRequest request = PageRequest.of(cursors, "list", 2, cursors.seal("list", "z"));
    Page<String> page = Page.of(List.of("a", "b", "c"), request, cursors, "list", row -> row);
    assertEquals(List.of("a", "b"), page.nodes());
    assertTrue(page.info().hasNextPage());
    assertTrue(page.info().hasPreviousPage());
    assertEquals(cursors.seal("list", "a"), page.info().getStartCursor());
    assertEquals(cursors.seal("list", "b"), page.info().getEndCursor());
    assertEquals(
        page.nodes().stream().map(page.cursor()).toList(), page.edges((cursor, node) -> cursor));
  }

  @Test
  void endsWithTheLastRow() {
    PageRequest request = PageRequest.of(cursors, "list", 2, null);
    Page<String> page = Page.of(List.of("a", "b"), request, cursors, "list", row -> row);
    assertFalse(page.info().hasNextPage());
    assertFalse(page.info().hasPreviousPage());
  }

  @Test
  void anEmptyPageHasNoCursors() {
    PageRequest request = PageRequest.of(cursors, "list", 2, null);
    Page<String> page = Page.of(List.of(), request, cursors, "list", row -> row);
    assertNull(page.info().getStartCursor());
    assertNull(page.info().getEndCursor());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2015-04-09T00:00:00Z",
        "2015-04-09T00:00:00.000001Z",
        "1969-12-31T23:59:59.999999Z"
      })
  void aPlaceInTimeKeepsItsMicroseconds(String at) {
    TimePlace place = new TimePlace(Instant.parse(at), new UUID(1, -1));
    assertEquals(place, TimePlace.parse(place.toString()));
  }

  private static void assertBadInput(org.junit.jupiter.api.function.Executable request) {
    assertEquals(ErrorCode.BAD_USER_INPUT, assertThrows(Refusal.class, request).code());
  }
}
