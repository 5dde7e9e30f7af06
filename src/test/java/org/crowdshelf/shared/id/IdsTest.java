package org.crowdshelf.shared.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.shared.error.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

  private static final UUID LEAST = new UUID(0, 0);
  private static final UUID GREATEST = new UUID(-1, -1);

  @ParameterizedTest
  @EnumSource(IdType.class)
  void decodesWhatItEncoded(IdType type) {
    for (UUID key : List.of(LEAST, GREATEST, Ids.next(), UUID.randomUUID(), new UUID(0, -1))) {
      String id = Ids.encode(type, key);
      assertEquals(key, Ids.require(type, id));
      assertEquals(key, Ids.requireOrNull(type, id));
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
  void sortsByTheTimeOfCreation() {
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
  void answersNotFoundForAnotherTypeAndForAMalformedId() {
    for (String id : List.of(Ids.encode(IdType.ACCOUNT, Ids.next()), "", "prj_1")) {
      for (Executable call :
          List.<Executable>of(
              () -> Ids.require(IdType.PROJECT, id), () -> Ids.requireOrNull(IdType.PROJECT, id))) {
        assertEquals(ErrorCode.NOT_FOUND, assertThrows(Refusal.class, call).code());
      }
    }
  }

  @Test
  void takesNullOnlyForAnOptionalId() {
    assertNull(Ids.requireOrNull(IdType.PROJECT, null));
    assertThrows(Refusal.class, () -> Ids.require(IdType.PROJECT, null));
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
  void decodesOnlyWellFormedIds(String id) {
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
