package org.crowdshelf.project.api;

import org.crowdshelf.project.content.LibraryKind;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The library that a project is about. */
@Name("LibraryProfile")
@Description("The library that a project is about.")
public record LibraryProfileNode(
    @NonNull @Description("What kind of library it is") LibraryKind kind,
    @Description("Its name; null where it has none yet") String name,
    @Description("Whom it serves: children aged 2-18 of a town") String serves,
    @Description("How many readers it expects; null where it is not known")
        Integer readersExpected) {}
