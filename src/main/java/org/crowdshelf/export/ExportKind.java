package org.crowdshelf.export;

import java.time.Duration;
import org.eclipse.microprofile.graphql.Description;

/** The content of a file. */
@Description("What a file contains. May grow.")
public enum ExportKind {
  @Description(
      "Recipients of what has to be sent, with their addresses; for the project's own people, and for the members of a sponsor that sends its rewards, of backers who agreed")
  ADDRESSES(Duration.ofHours(24)),
  @Description(
      "Paid pledges as the project's own people may see them, anonymous ones without a name")
  PLEDGES(Duration.ofDays(7)),
  @Description("What was booked for a project; for its own people")
  LEDGER(Duration.ofDays(7)),
  @Description("Books with their plates, to print")
  BOOKPLATES(Duration.ofDays(7)),
  @Description("Everything that is kept about the signed-in account; always JSON")
  OWN_DATA(Duration.ofDays(7));

  private final Duration life;

  ExportKind(Duration life) {
    this.life = life;
  }

  /** The time for which a file can be downloaded. */
  Duration life() {
    return life;
  }

  boolean isOfProject() {
    return this != OWN_DATA;
  }
}
