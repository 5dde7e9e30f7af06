package org.crowdshelf.project.api;

import org.crowdshelf.project.content.LibraryKind;
import org.crowdshelf.project.content.LibraryProfile;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The library that a project is about, as a client sends it. */
@Name("LibraryProfileInput")
@Description("The library that a project is about.")
public record LibraryProfileInput(
    @NonNull @Description("What kind of library it is") LibraryKind kind,
    @Description("Up to 80 characters, one line") String name,
    @Description("Whom it serves; up to 200 characters, one line") String serves,
    @Description("How many readers it expects, 1 to 100,000,000") Integer readersExpected) {

  /** The profile that is stored; null where none was sent. */
  static LibraryProfile toProfile(LibraryProfileInput sent) {
    return sent == null
        ? null
        : new LibraryProfile(sent.kind, sent.name, sent.serves, sent.readersExpected);
  }
}
