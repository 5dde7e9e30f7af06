package org.crowdshelf.reward;

import org.eclipse.microprofile.graphql.Description;

/** The kind of a reward. */
@Description("The kind of a reward. New values may be added.")
public enum RewardKind {
  @Description("Thanks by name")
  THANKS,
  @Description("A letter or card")
  LETTER,
  @Description("A small thing to remember the project by")
  SOUVENIR,
  @Description("A book")
  BOOK,
  @Description("A card to borrow or read in the library")
  READING_RIGHT,
  @Description("A membership for some time")
  MEMBERSHIP,
  @Description("A place at an event")
  EVENT,
  @Description("Use of a room")
  VENUE,
  @Description("Something made or sold by the project")
  PRODUCT,
  @Description("A list of books that the backer chooses from")
  BOOKLIST,
  @Description("A chance in a draw")
  LOTTERY,
  @Description("The right to run a branch")
  FRANCHISE,
  @Description("None of the others")
  OTHER
}
