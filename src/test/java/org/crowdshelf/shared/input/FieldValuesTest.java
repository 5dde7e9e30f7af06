package org.crowdshelf.shared.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;
import org.junit.jupiter.api.Test;

class FieldValuesTest {

  private static final class Book {
    String title = "Emma";
    String note = "";
  }

  private static final Field<Book, String> TITLE =
      Field.<Book, String>of(
              "title",
              (checks, title, book) -> checks.line(title, 10, "title"),
              book -> book.title,
              (book, title) -> book.title = title)
          .required()
          .storedAs(String::strip);

  private static final Field<Book, String> NOTE =
      Field.<Book, String>of(
              "note", FieldCheck.none(), book -> book.note, (book, note) -> book.note = note)
          .storedAs(note -> note == null ? "" : note);

  private static final List<Field<Book, ?>> ALL = List.of(TITLE, NOTE);

  private final Book book = new Book();
  private final FieldValues<Book> standing = FieldValues.of(book, ALL);

  @Test
  void tellsAFieldLeftOutFromOneThatIsCleared() {
    FieldValues<Book> sent = FieldValues.<Book>none().with(NOTE, null);
    assertTrue(sent.has(NOTE));
    assertFalse(sent.has(TITLE));
    assertNull(sent.get(NOTE));
    assertEquals(Set.of("note"), sent.names());
  }

  @Test
  void keepsWhatWasLeftOut() {
    FieldValues<Book> after = FieldValues.<Book>none().with(NOTE, "Lent").over(standing);
    assertEquals("Emma", after.get(TITLE));
    assertEquals("Lent", after.get(NOTE));
  }

  @Test
  void findsNoDifferenceBetweenTwoValuesThatAreStoredAlike() {
    FieldValues<Book> same = FieldValues.<Book>none().with(TITLE, " Emma ").with(NOTE, null);
    assertEquals(List.of(), standing.differences(same));
    assertEquals(List.of(TITLE), standing.differences(same.with(TITLE, "Persuasion")));
    assertEquals(List.of(TITLE), standing.differences(same.with(TITLE, null)));
  }

  @Test
  void storesTheStoredForm() {
    FieldValues<Book> draft = FieldValues.<Book>none().with(TITLE, " Persuasion ").with(NOTE, null);
    draft.write(book, ALL);
    assertEquals("Persuasion", book.title);
    assertEquals("", book.note);
  }

  @Test
  void rejectsARequiredFieldThatIsCleared() {
    Checks checks = new Checks();
    FieldValues.<Book>none().with(TITLE, null).with(NOTE, null).checkCleared(checks);
    assertEquals(List.of(Rejection.of(InputError.BLANK, "title")), checks.found());
  }

  @Test
  void checksEachValueThatIsThere() {
    Checks checks = new Checks();
    FieldValues.<Book>none().with(TITLE, "x".repeat(11)).with(NOTE, null).check(checks, ALL);
    assertEquals(1, checks.found().size());
    assertEquals(List.of(NOTE), standing.only(List.of(NOTE)).fields().stream().toList());
  }
}
