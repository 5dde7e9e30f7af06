package org.crowdshelf.transport.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

/** An answer ends at 4 MiB, whatever is selected how often. */
@QuarkusTest
class AnswerSizeTest {

  @Test
  void endsAnAnswerThatIsTooLarge() {
    Person fundraiser = Person.someoneNew();
    UUID project = Fixture.liveProject(fundraiser, "山里的图书馆");
    Database.execute(
        """
        insert into project_contents (project_id, story)
        select ?, jsonb_agg(jsonb_build_object('kind', 'OTHER', 'title', 't', 'body', repeat('书', 20000)))
          from generate_series(1, 20)""",
        project);
    Answer whole = ask(Person.VISITOR, project, 3);
    assertNull(whole.response().path("errors"));
    assertEquals(20_000, whole.<String>get("a0.story[19].body").length());
    for (Person person : List.of(Person.VISITOR, fundraiser)) {
      Answer ended = ask(person, project, 4);
      assertEquals("ANSWER_TOO_LARGE", ended.response().path("errors[0].extensions.code"));
      assertNull(ended.response().path("data"));
      assertTrue(ended.response().asByteArray().length < 1000);
    }
  }

  private static Answer ask(Person person, UUID project, int times) {
    String fields =
        IntStream.range(0, times)
            .mapToObj(i -> "a" + i + ": project(id: $id) { story { body } } ")
            .collect(Collectors.joining());
    return person.asks("query($id: ID!) { " + fields + "}", Map.of("id", Fixture.id(project)));
  }
}
