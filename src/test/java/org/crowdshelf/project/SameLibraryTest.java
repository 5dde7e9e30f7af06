package org.crowdshelf.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.crowdshelf.project.content.LibraryKind;
import org.junit.jupiter.api.Test;

class SameLibraryTest {

  @Test
  void knowsTheNameWhateverItsCaseWidthSpacesAndPunctuation() {
    assertEquals(SameLibrary.folded("凤山小学 图书馆"), SameLibrary.folded(" 凤山小学图书馆 "));
    assertEquals(SameLibrary.folded("ＬＩＢＲＡＲＹ　No. 1"), SameLibrary.folded("library no 1"));
    assertTrue(same(project("凤山小学图书馆", "520000"), project("凤山小学·图书馆", "520000")));
    assertFalse(same(project("凤山小学图书馆", "520000"), project("番茄太阳阅读馆", "520000")));
  }

  @Test
  void tellsSchoolsOfOneNameInTwoPlacesApart() {
    assertFalse(same(project("中心小学图书馆", "522627"), project("中心小学图书馆", "522628")));
    assertTrue(same(project("中心小学图书馆", "522627"), project("中心小学图书馆", "522600")));
    assertTrue(same(project("中心小学图书馆", "520000"), project("中心小学图书馆", "522627")));
    assertTrue(same(project("中心小学图书馆", "522627"), project("中心小学图书馆", null)));
  }

  @Test
  void goesByKindAndPlaceWhereOneHasNoName() {
    assertTrue(same(project(null, "522627"), project(null, "522627")));
    assertTrue(same(project("凤山小学图书馆", "522627"), project(null, "522627")));
    assertFalse(same(project(null, "522627"), project(null, "522628")));
    assertFalse(same(project(null, null), project(null, null)));
    Project other = project(null, "522627");
    other.libraryKind = LibraryKind.CHILDREN;
    assertFalse(same(project(null, "522627"), other));
  }

  @Test
  void isNoneWhereThereIsNoLibrary() {
    Project none = project(null, "522627");
    none.libraryKind = null;
    assertFalse(same(none, none));
  }

  private static boolean same(Project one, Project other) {
    boolean same = SameLibrary.of(one, other);
    assertEquals(same, SameLibrary.of(other, one));
    return same;
  }

  private static Project project(String name, String region) {
    Project project = new Project();
    project.libraryKind = LibraryKind.SCHOOL;
    project.libraryName = name;
    project.regionCode = region;
    return project;
  }
}
