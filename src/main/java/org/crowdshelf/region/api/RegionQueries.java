package org.crowdshelf.region.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.error.Refusal;
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

  private static final String FIND =
      "select "
          + RegionNode.columns("r")
          + """
            from regions r
           where (select bool_and(position(word in concat(lower(r.name_en), ' ', r.full_name)) > 0)
                         and bool_or(position(word in concat(lower(r.name_en), ' ', r.name)) > 0)
                    from unnest($1::text[]) as word)
           order by array_position(array['PROVINCE', 'PREFECTURE', 'COUNTY'], r.level), r.code
           limit 20""";

  private static final int MAX_TEXT = 50;

  private static final int IDEOGRAPHIC_SPACE = '\u3000';

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

  @Query
  @Description("The division with this GB/T 2260 code; null where no division has it")
  public Uni<RegionNode> region(@NonNull @Description("Six digits: 522627") String code) {
    return reads
        .list(BY_CODE, row -> RegionNode.of(row, "r"), List.of(code))
        .map(found -> found.isEmpty() ? null : found.get(0));
  }

  @Query
  @NonNull
  @Description(
      "The divisions in whose full name all words of a text occur, at least one of them in their own name: at most 20, provinces"
          + " first. Empty for a blank text.")
  public Uni<@NonNull List<@NonNull RegionNode>> findRegions(
      @NonNull @Description("Up to 50 characters: 天柱, or 贵州 天柱") String text) {
    List<String> words = words(text);
    return words.isEmpty()
        ? Uni.createFrom().item(List.of())
        : reads.list(FIND, row -> RegionNode.of(row, "r"), words);
  }

  private static List<String> words(String text) {
    if (text.length() > MAX_TEXT) {
      throw Refusal.badInput("TEXT", "text", Map.of("max", Integer.toString(MAX_TEXT)));
    }
    return text.codePoints()
        .mapToObj(c -> Character.isWhitespace(c) || c == IDEOGRAPHIC_SPACE ? " " : lower(c))
        .collect(Collectors.collectingAndThen(Collectors.joining(), RegionQueries::split));
  }

  private static String lower(int character) {
    return Character.toString(Character.toLowerCase(character));
  }

  private static List<String> split(String text) {
    return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).distinct().toList();
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
