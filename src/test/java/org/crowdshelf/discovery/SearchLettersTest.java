package org.crowdshelf.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.junit.jupiter.api.Test;

/**
 * The service takes a search apart as the database takes documents apart: 2,000 texts at random,
 * {@code -Dcrowdshelf.test.texts=1000000} more.
 */
@QuarkusTest
class SearchLettersTest {

  private static final int TEXTS = Integer.getInteger("crowdshelf.test.texts", 2_000);
  private static final int AT_ONCE = 200;

  private static final String LEXEMES =
      """
      select coalesce((select string_agg(distinct lexeme collate "C", '|' order by lexeme collate "C")
                         from search_lexemes(typed) where sought), '')
        from unnest(?) with ordinality as texts (typed, place) order by place""";

  private static final List<String> PIECES =
      List.of(
          "图书馆",
          "圖書舘",
          "山峯",
          "か",
          "ガ",
          "ｶﾞ",
          "한글",
          "ㄅ",
          "😀",
          "👨‍👩‍👧",
          "☀️",
          "library",
          "LIBRARIES",
          "iPhone15",
          "café",
          "İstanbul",
          "ΣΊΣΥΦΟΣ",
          "straße",
          "ﬁne",
          "naïve",
          "Дом",
          "книги",
          "१२",
          "中",
          "a",
          "the",
          "1e5",
          "3.14",
          "-7",
          "x'y",
          "\\",
          "&",
          "|",
          "!",
          ":*",
          "(",
          ")",
          "<->",
          "\"",
          "%",
          "_",
          "@a.b",
          "http://a.bc/d",
          " ",
          "　",
          "\t",
          "\n",
          "·",
          "，",
          "。",
          "々",
          "〇",
          "ª",
          "µ",
          "º",
          "Å",
          "ﷺ",
          "½",
          "²",
          "①",
          "㍿",
          "𠮷",
          "𝒳");

  @Inject HanVariants variants;

  private final long seed = Long.getLong("crowdshelf.test.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void takesTextsApartAsTheDatabaseDoes() {
    Map<Integer, Integer> simplified = OnVertx.await(variants::all);
    for (int done = 0; done < TEXTS; done += AT_ONCE) {
      List<String> texts = new ArrayList<>();
      List<String> ours = new ArrayList<>();
      while (texts.size() < AT_ONCE) {
        String text = text();
        if (SearchLetters.areKnown(text)) {
          texts.add(text);
          ours.add(lexemes(SearchLetters.of(text, simplified)));
        }
      }
      assertEquals(
          Database.column(LEXEMES, (Object) texts.toArray(String[]::new)), ours, "seed " + seed);
    }
  }

  @Test
  void leavesCharactersToTheDatabaseThatJavaDoesNotKnow() {
    assertTrue(SearchLetters.areKnown("图书 library 😀"));
    assertFalse(SearchLetters.areKnown("a\u0378"));
  }

  private static String lexemes(SearchLetters letters) {
    TreeSet<String> all = new TreeSet<>(SearchLettersTest::byBytes);
    all.addAll(letters.lexemes());
    all.addAll(
        Database.<String>column(
            "select lexeme from unnest(to_tsvector('english', ?)) as word", letters.words()));
    return String.join("|", all);
  }

  // As PostgreSQL's collation C, which compares code points.
  private static int byBytes(String one, String other) {
    int[] left = one.codePoints().toArray();
    int[] right = other.codePoints().toArray();
    return java.util.Arrays.compare(left, right);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(6);
    for (int i = 0; i < pieces; i++) {
      if (random.nextInt(3) > 0) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      } else {
        text.appendCodePoint(letter());
      }
      if (random.nextInt(4) == 0) {
        text.append(' ');
      }
    }
    return text.toString();
  }

  private int letter() {
    int letter =
        switch (random.nextInt(4)) {
          case 0 -> 1 + random.nextInt(0x24f);
          case 1 -> 0x4e00 + random.nextInt(0x5200);
          case 2 -> 1 + random.nextInt(0xffff);
          default -> 0x10000 + random.nextInt(0x22000);
        };
    return Character.getType(letter) == Character.SURROGATE ? 'x' : letter;
  }
}
