package org.crowdshelf.project;

/**
 * The library that a project is about.
 *
 * @param serves whom it serves
 * @param readersExpected how many readers; null where not known
 */
public record LibraryProfile(
    LibraryKind kind, String name, String serves, Integer readersExpected) {}
