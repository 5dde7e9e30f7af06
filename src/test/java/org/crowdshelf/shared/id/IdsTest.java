package org.crowdshelf.shared.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

  private static final UUID LEAST = new UUID(0, 0);
  private static final UUID GREATEST = new UUID(-1, -1);

  @ParameterizedTest
  @EnumSource(IdType.class)
  void readsWhatItWrote(IdType type) {
    for (UUID key : List.of(LEAST, GREATEST, Ids.next(), UUID.randomUUID(), new UUID(0, -1))) {
      String id = Ids.encode(type, key);
      assertEquals(Optional.of(key), Ids.decode(type, id));
      assertEquals(Optional.of(new Ids.TypedId(type, key)), Ids.decode(id));
    }
  }

  @Test
  void fitsTheSceneOfAMiniProgramCode() {
    for (UUID key : List.of(LEAST, GREATEST, Ids.next())) {
      String id = Ids.encode(IdType.PROJECT, key);
      assertTrue(id.matches("prj_[0-9A-Za-z]{22}"), id);
      assertEquals(26, id.length());
    }
  }

  @Test
  void sortsByTheTimeOfMaking() {
    List<String> made =
        Stream.generate(() -> Ids.encode(IdType.PLEDGE, Ids.next())).limit(10_000).toList();
    assertEquals(made.stream().sorted().toList(), made);
    assertEquals(made.size(), new HashSet<>(made).size());
  }

  @Test
  void makesVersionSeven() {
    assertEquals(7, Ids.next().version());
  }

  @Test
  void refusesAnotherType() {
    assertTrue(Ids.decode(IdType.PROJECT, Ids.encode(IdType.ACCOUNT, Ids.next())).isEmpty());
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "prj",
        "prj_",
        "prj_0000000000000000000000",
        "PRJ_0000000000000000000000",
        "xyz_0000000000000000000000",
        "prj-0000000000000000000000",
        "prj_000000000000000000000",
        "prj_00000000000000000000000",
        "prj_00000000000000000000 0",
        "prj_000000000000000000000\u0000",
        "prj_000000000000000000000é",
        "prj_０００００００００００００００００００００",
        "prj_\ud83d\udcda00000000000000000000",
        "prj_-000000000000000000001",
        "' or 1=1; --              ",
        "00000000-0000-0000-0000-000000000000"
      })
  void knowsAnIdFromAnythingElse(String id) {
    Set<String> ids = Set.of("prj_0000000000000000000000");
    assertEquals(id != null && ids.contains(id), Ids.decode(id).isPresent());
  }

  @Test
  void refusesMoreThan128Bits() {
    String greatest = Ids.encode(IdType.PROJECT, GREATEST);
    assertEquals("prj_7n42DGM5Tflk9n8mt7Fhc7", greatest);
    assertTrue(Ids.decode("prj_7n42DGM5Tflk9n8mt7Fhc8").isEmpty());
    assertTrue(Ids.decode("prj_zzzzzzzzzzzzzzzzzzzzzz").isEmpty());
  }
}
