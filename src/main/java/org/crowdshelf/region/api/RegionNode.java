package org.crowdshelf.region.api;

import org.crowdshelf.region.RegionLevel;
import org.crowdshelf.shared.database.Row;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A division as everyone sees it. */
@Name("Region")
@Description("An administrative division of China (GB/T 2260 code): province, prefecture or county")
public record RegionNode(
    @NonNull @Description("Six digits: 522627") String code,
    @NonNull @Description("天柱县") String name,
    @NonNull @Description("With the names of the divisions above it: 贵州省黔东南苗族侗族自治州天柱县")
        String fullName,
    @NonNull @Description("Its level") RegionLevel level,
    @Ignore String parentCode) {

  /** The columns of a region that a statement joins as {@code alias}. */
  public static String columns(String alias) {
    return """
        %1$s.code as %1$s_code, %1$s.name as %1$s_name, %1$s.full_name as %1$s_full_name,
        %1$s.level as %1$s_level, %1$s.parent_code as %1$s_parent_code"""
        .formatted(alias);
  }

  /** The region of a row with the columns of this alias; null if the join found none. */
  public static RegionNode of(Row row, String alias) {
    Row region = row.joined(alias);
    String code = region.text("code");
    return code == null
        ? null
        : new RegionNode(
            code,
            region.text("name"),
            region.text("full_name"),
            region.value(RegionLevel.class, "level"),
            region.text("parent_code"));
  }
}
