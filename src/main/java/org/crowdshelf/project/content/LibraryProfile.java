package org.crowdshelf.project.content;

import org.crowdshelf.shared.text.Text;

/**
 * The library that a project is about.
 *
 * @param serves whom it serves
 * @param readersExpected how many readers; null where not known
 */
public record LibraryProfile(
    LibraryKind kind, String name, String serves, Integer readersExpected) {

  /** The same in the form that it is stored in. */
  public LibraryProfile normalised() {
    return new LibraryProfile(kind, Text.stripped(name), Text.stripped(serves), readersExpected);
  }
}
