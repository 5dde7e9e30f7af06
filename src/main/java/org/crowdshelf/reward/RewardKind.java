package org.crowdshelf.reward;

import org.eclipse.microprofile.graphql.Description;

/** What a backer gets. */
@Description("What a backer gets. May grow.")
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
