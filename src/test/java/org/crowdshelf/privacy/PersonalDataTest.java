package org.crowdshelf.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crowdshelf.support.Database;
import org.junit.jupiter.api.Test;

/** The list of personal data against the tables as they are. */
@QuarkusTest
class PersonalDataTest {

  private static final String COLUMNS =
      """
      select c.table_name || '.' || c.column_name
        from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name !~ '^(sandbox|flyway)'
         and\s""";

  private static final String REFERRING_TO_ACCOUNTS =
      """
      (c.column_name = 'account_id'
       or exists (select from information_schema.key_column_usage k
                    join information_schema.referential_constraints r using (constraint_schema, constraint_name)
                    join information_schema.constraint_column_usage u
                      on u.constraint_schema = r.unique_constraint_schema and u.constraint_name = r.unique_constraint_name
                   where k.table_schema = c.table_schema and k.table_name = c.table_name
                     and k.column_name = c.column_name and u.table_name = 'accounts'))""";

  // Pictures, files and addresses of them.
  private static final String FILES =
      "(c.column_name ~ '(_url|upload_ids?|object_key|file)$' or c.column_name in ('media', 'press'))";

  private static final Set<String> NOT_OF_PEOPLE = Set.of("outbox.object_key");

  @Test
  void namesEveryColumnThatRefersToAnAccount() {
    Set<String> found = columns(REFERRING_TO_ACCOUNTS);
    assertTrue(found.size() > 20, found::toString);
    found.removeAll(listed());
    assertEquals(Set.of(), found, "say in PersonalData what erasing and exporting do with them");
  }

  @Test
  void namesEveryFile() {
    Set<String> found = columns(FILES);
    assertTrue(found.contains("accounts.avatar_url"), found::toString);
    found.removeAll(listed());
    found.removeAll(NOT_OF_PEOPLE);
    assertEquals(Set.of(), found, "say in PersonalData what erasing and exporting do with them");
  }

  @Test
  void namesOnlyColumnsThatThereAre() {
    Set<String> unknown = listed();
    unknown.removeAll(columns("true"));
    assertEquals(Set.of(), unknown);
  }

  @Test
  void saysWhyWhereSomethingIsKeptOrLeftOut() {
    for (PersonalData.Column column : PersonalData.COLUMNS) {
      if (column.erasing() == PersonalData.Erasing.KEPT || column.part() == null) {
        assertNotNull(column.why(), column::toString);
      }
    }
  }

  @Test
  void isShownInThePartsThatItNames() {
    Map<String, OwnDataPart> parts =
        OwnDataPart.ALL.stream().collect(Collectors.toMap(OwnDataPart::name, Function.identity()));
    for (PersonalData.Column column : PersonalData.COLUMNS) {
      if (column.part() != null) {
        OwnDataPart part = parts.get(column.part());
        assertNotNull(part, column::toString);
        assertTrue(part.sql().contains(column.table() + " "), column::toString);
      }
    }
  }

  @Test
  void isWhatTheFunctionDoes() {
    String function = Database.value("select prosrc from pg_proc where proname = 'erase_account'");
    for (PersonalData.Column column : PersonalData.COLUMNS) {
      switch (column.erasing()) {
        case DELETED ->
            assertTrue(function.contains("delete from " + column.table() + " "), column::toString);
        case CLEARED ->
            assertTrue(
                function.matches(
                    "(?s).*update " + column.table() + "\\b[^;]*\\b" + column.column() + " = .*"),
                column::toString);
        case KEPT -> {}
      }
    }
  }

  private static Set<String> listed() {
    return PersonalData.COLUMNS.stream()
        .map(column -> column.table() + "." + column.column())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> columns(String condition) {
    return new TreeSet<>(Database.<String>column(COLUMNS + condition));
  }
}
