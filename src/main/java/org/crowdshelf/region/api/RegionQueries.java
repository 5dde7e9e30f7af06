package org.crowdshelf.region.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.database.Reads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Divisions by the division above them. */
@GraphQLApi
public class RegionQueries {

  private static final String WITHIN =
      "select "
          + RegionNode.columns("r")
          + " from regions r where r.parent_code = $1 order by r.code";

  private static final String PROVINCES =
      "select "
          + RegionNode.columns("r")
          + " from regions r where r.level = 'PROVINCE' order by r.code";

  private static final String BY_CODE =
      "select " + RegionNode.columns("r") + " from regions r where r.code = any($1)";

  private final Reads reads;

  RegionQueries(Reads reads) {
    this.reads = reads;
  }

  @Query
  @NonNull
  @Description(
      "The divisions directly within a region; the provinces where parent is left out. Empty for a code without divisions.")
  public Uni<@NonNull List<@NonNull RegionNode>> regions(
      @Description("Code of the region whose divisions are listed") String parent) {
    return parent == null
        ? reads.list(PROVINCES, row -> RegionNode.of(row, "r"))
        : reads.list(WITHIN, row -> RegionNode.of(row, "r"), parent);
  }

  @Description("The division above it; null for a province")
  public Uni<RegionNode> parent(@Source RegionNode region, Context context) {
    return region.parentCode() == null
        ? Uni.createFrom().nullItem()
        : Batches.load(context, "Region.parent", region.parentCode(), this::byCode);
  }

  private Uni<Map<String, RegionNode>> byCode(List<String> codes) {
    return reads
        .list(BY_CODE, row -> RegionNode.of(row, "r"), codes)
        .map(found -> found.stream().collect(Collectors.toMap(RegionNode::code, region -> region)));
  }
}
