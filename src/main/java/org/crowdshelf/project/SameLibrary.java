package org.crowdshelf.project;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Decides whether two projects of the same people are for the same library, where neither names the
 * other as its predecessor. See decision 0006: 凤山小学 ran on 19 May and again on 22 May.
 */
final class SameLibrary {

  private SameLibrary() {}

  static boolean of(Project one, Project other) {
    if (one.libraryKind == null || other.libraryKind == null) {
      return false;
    }
    if (one.libraryName != null && other.libraryName != null) {
      return folded(one.libraryName).equals(folded(other.libraryName))
          && mayBeOnePlace(one.regionCode, other.regionCode);
    }
    return one.libraryKind == other.libraryKind
        && one.regionCode != null
        && one.regionCode.equals(other.regionCode);
  }

  /** Width, case, spaces and punctuation do not make another library. */
  static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\p{Z}\\p{P}]", "");
  }

  /** Unless both are known, and neither lies within the other. */
  static boolean mayBeOnePlace(String one, String other) {
    if (one == null || other == null) {
      return true;
    }
    return one.startsWith(division(other)) || other.startsWith(division(one));
  }

  // GB/T 2260: two digits each for province, prefecture and county, filled up with 00.
  private static String division(String code) {
    return code.replaceAll("(00)+$", "");
  }
}
