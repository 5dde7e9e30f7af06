package org.crowdshelf.discovery.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.crowdshelf.discovery.ProjectConditions;
import org.crowdshelf.project.content.Category;
import org.crowdshelf.shared.error.Refusal;
import org.junit.jupiter.api.Test;

class ProjectFilterTest {

  private static final String LONG = "x".repeat(250_000);

  @Test
  void refusesIdsThatAreNoIds() {
    assertThrows(Refusal.class, () -> conditions(null, null, null, LONG, null));
    assertThrows(Refusal.class, () -> conditions(null, null, null, null, LONG));
  }

  @Test
  void refusesATextThatIsTooLong() {
    assertThrows(Refusal.class, () -> conditions(LONG, null, null, null, null));
    assertThrows(Refusal.class, () -> conditions(" ".repeat(250_000), null, null, null, null));
  }

  @Test
  void keepsNothingOfARegionThatIsNoCode() {
    for (String region : List.of("", "52", "5200000", "52000x", LONG)) {
      assertEquals(
          ProjectConditions.NO_REGION, conditions(null, null, region, null, null).region());
    }
    assertEquals("520000", conditions(null, null, "520000", null, null).region());
  }

  @Test
  void keepsEachValueOfAListOnce() {
    List<Category> many = Collections.nCopies(10_000, Category.READING);
    assertEquals(Set.of(Category.READING), conditions(null, many, null, null, null).categories());
  }

  @Test
  void doesNotRestrictByABlankText() {
    assertEquals(ProjectConditions.NONE, conditions(" \u3000\u200b", null, null, null, null));
    assertEquals(ProjectConditions.NONE, ProjectFilter.conditions(null));
  }

  private static ProjectConditions conditions(
      String text,
      List<Category> categories,
      String region,
      String fundraiser,
      String organisation) {
    return ProjectFilter.conditions(
        new ProjectFilter(
            text, null, categories, null, null, region, fundraiser, organisation, null));
  }
}
