package org.crowdshelf.region;

import org.eclipse.microprofile.graphql.Description;

/** The level of a division. */
@Description("The level of a division.")
public enum RegionLevel {
  @Description("Province, autonomous region, municipality or special administrative region")
  PROVINCE,
  @Description("Prefecture or prefecture-level city")
  PREFECTURE,
  @Description("County, district or county-level city")
  COUNTY
}
