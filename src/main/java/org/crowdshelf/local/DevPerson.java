package org.crowdshelf.local;

import java.util.List;
import java.util.Optional;

/**
 * A person who can sign in during development.
 *
 * @param name the subject of their tokens
 * @param is what they do, shown where one chooses whom to sign in as
 * @param groups their roles, as a token says them
 */
record DevPerson(String name, String is, List<String> groups) {

  static final List<DevPerson> ALL =
      List.of(
          new DevPerson("teacher", "raises funds for several samples", List.of("user")),
          new DevPerson("backer", "has backed several projects", List.of("user")),
          new DevPerson(
              "reviewer", "checks projects and organisations", List.of("user", "reviewer")),
          new DevPerson(
              "admin",
              "sees payments, funds and findings; has every role",
              List.of("user", "reviewer", "admin")));

  static Optional<DevPerson> named(String name) {
    return ALL.stream().filter(person -> person.name().equals(name)).findFirst();
  }
}
