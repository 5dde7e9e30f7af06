package org.crowdshelf.reward;

import org.eclipse.microprofile.graphql.Description;

/** The kind of a reward. */
@Description("The kind of a reward. New values may be added.")
public enum RewardKind {
  THANKS,
  LETTER,
  SOUVENIR,
  BOOK,
  READING_RIGHT,
  MEMBERSHIP,
  EVENT,
  VENUE,
  PRODUCT,
  BOOKLIST,
  LOTTERY,
  FRANCHISE,
  OTHER
}
