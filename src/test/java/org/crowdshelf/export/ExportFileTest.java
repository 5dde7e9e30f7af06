package org.crowdshelf.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportFileTest {

  private final List<Integer> stored = new ArrayList<>();

  @Test
  void neverHoldsMoreThanAPieceAndWhatWasAddedLast() {
    ExportFile file = new ExportFile(this::store);
    String page = "x".repeat(100_000);
    long added = 0;
    for (int i = 0; i < 100; i++) {
      file.add(page).await().indefinitely();
      added += page.length();
      assertTrue(added - sum() < ExportFiles.CHUNK, "held after page " + i);
    }
    file.end().await().indefinitely();
    assertEquals(added, sum());
    assertEquals(added, file.bytes());
    assertTrue(stored.stream().allMatch(bytes -> bytes <= ExportFiles.CHUNK));
  }

  @Test
  void storesAPageThatIsLargerThanAPieceInSeveral() {
    ExportFile file = new ExportFile(this::store);
    file.add("x".repeat(ExportFiles.CHUNK * 2 + 1)).await().indefinitely();
    assertEquals(List.of(ExportFiles.CHUNK, ExportFiles.CHUNK, 1), stored);
  }

  private long sum() {
    return stored.stream().mapToLong(Integer::longValue).sum();
  }

  private Uni<Void> store(int number, byte[] content) {
    assertEquals(stored.size(), number);
    stored.add(content.length);
    return Uni.createFrom().voidItem();
  }
}
