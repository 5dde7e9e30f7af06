package org.crowdshelf.region;

import org.eclipse.microprofile.graphql.Description;

/** How deep a division is. */
@Description("How deep a division is.")
public enum RegionLevel {
  PROVINCE,
  PREFECTURE,
  COUNTY
}
