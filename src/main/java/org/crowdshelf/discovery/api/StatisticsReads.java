package org.crowdshelf.discovery.api;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.crowdshelf.discovery.FindProjects;
import org.crowdshelf.discovery.ProjectConditions;
import org.crowdshelf.discovery.ProjectSearch;
import org.crowdshelf.discovery.api.StatisticsNode.CategoryActivity;
import org.crowdshelf.discovery.api.StatisticsNode.HistogramBucket;
import org.crowdshelf.discovery.api.StatisticsNode.RegionActivity;
import org.crowdshelf.project.content.Category;
import org.crowdshelf.region.RegionLevel;
import org.crowdshelf.region.api.RegionNode;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.money.Currencies;
import org.crowdshelf.shared.money.Money;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the figures of statistics with one statement, so that all are of one instant. It adds up
 * the sums that the rows of projects hold. Backers are counted in the index of paid pledges,
 * because one who backs several of the projects counts once.
 */
@ApplicationScoped
class StatisticsReads {

  // Lower bounds in major units, inclusive.
  private static final List<Long> BOUNDS = List.of(0L, 100L, 1_000L, 10_000L, 100_000L);

  // :bounds are the lower bounds in minor units. A sum above the range of MinorUnits is cut to it.
  private static final String FIGURES =
      """
      , ended as (select result_minor from matched where state in ('SUCCEEDED', 'FAILED')),
      middle as (select array_agg(result_minor order by result_minor) as raised, count(*)::int as n from ended)
      select count(*)::int as projects,
             count(*) filter (where state = 'SUCCEEDED')::int as succeeded,
             count(*) filter (where state = 'FAILED')::int as failed,
             least(coalesce(sum(raised_minor), 0), 9007199254740991)::bigint as raised,
             (select count(*)::int from (
                select distinct g.account_id from pledges g
                 where g.project_id in (select id from matched) and g.state in ('PAID', 'COLLECTED') and not g.anonymous) b)
               + (select count(*)::int from pledges g
                   where g.project_id in (select id from matched) and g.state in ('PAID', 'COLLECTED') and g.anonymous) as backers,
             (select case when n > 0 then (raised[(n + 1) / 2] + raised[(n + 2) / 2] + 1) / 2 end from middle) as median,
             (select jsonb_agg(inside order by bucket)::text from (
                select bucket, count(e.result_minor) as inside
                  from generate_series(1, 5) as bucket
                  left join ended e on width_bucket(e.result_minor, :bounds::bigint[]) = bucket
                 group by bucket) h) as histogram,
             (select coalesce(jsonb_agg(jsonb_build_object('category', category, 'projects', projects, 'raised', raised)
                       order by projects desc, raised desc, category), '[]')::text from (
                select category, count(*) as projects, least(sum(raised_minor), 9007199254740991) as raised
                  from matched group by category) c) as categories,
             (select coalesce(jsonb_agg(jsonb_build_object('code', r.code, 'name', r.name, 'fullName', r.full_name,
                       'projects', projects, 'raised', raised)
                       order by projects desc, raised desc, r.code), '[]')::text from (
                select province, count(*) as projects, least(sum(raised_minor), 9007199254740991) as raised
                  from matched where province is not null group by province) a
                join regions r on r.code = a.province) as regions
        from matched""";

  private final Reads reads;
  private final FindProjects find;
  private final Currency currency;

  StatisticsReads(
      Reads reads,
      FindProjects find,
      @ConfigProperty(name = "crowdshelf.statistics.currency") String currency) {
    this.reads = reads;
    this.find = find;
    this.currency =
        Currencies.of(currency)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "crowdshelf.statistics.currency must be an ISO 4217 code"));
  }

  /** The current figures of the projects that meet the conditions. */
  Uni<StatisticsNode> figures(ProjectConditions conditions, Instant now) {
    return find.search(conditions).flatMap(search -> figures(search, now));
  }

  private Uni<StatisticsNode> figures(ProjectSearch search, Instant now) {
    String sql = search.matched(currency.getCurrencyCode());
    String figures = FIGURES.replace(":bounds", search.param(bounds()));
    return reads.one(sql + figures, row -> statistics(row, now), search.params());
  }

  private List<Long> bounds() {
    long unit = Currencies.minorPerMajor(currency);
    return BOUNDS.stream().map(bound -> bound * unit).toList();
  }

  private StatisticsNode statistics(Row row, Instant now) {
    int succeeded = row.integer("succeeded");
    int failed = row.integer("failed");
    Long median = row.numberOrNull("median");
    return new StatisticsNode(
        now,
        row.integer("projects"),
        succeeded,
        failed,
        percent(succeeded, failed),
        money(row.number("raised")),
        row.integer("backers"),
        median == null ? null : money(median),
        histogram(new JsonArray(row.text("histogram"))),
        objects(row, "categories").stream().map(this::category).toList(),
        objects(row, "regions").stream().map(this::region).toList());
  }

  private static Integer percent(int succeeded, int failed) {
    long ended = (long) succeeded + failed;
    return ended == 0 ? null : (int) (100L * succeeded / ended);
  }

  private List<HistogramBucket> histogram(JsonArray counts) {
    List<Long> bounds = bounds();
    List<HistogramBucket> buckets = new ArrayList<>(bounds.size());
    for (int i = 0; i < bounds.size(); i++) {
      Money to = i + 1 < bounds.size() ? money(bounds.get(i + 1)) : null;
      buckets.add(new HistogramBucket(money(bounds.get(i)), to, counts.getInteger(i)));
    }
    return List.copyOf(buckets);
  }

  private CategoryActivity category(JsonObject row) {
    return new CategoryActivity(
        Category.valueOf(row.getString("category")),
        row.getInteger("projects"),
        money(row.getLong("raised")));
  }

  private RegionActivity region(JsonObject row) {
    RegionNode province =
        new RegionNode(
            row.getString("code"),
            row.getString("name"),
            row.getString("fullName"),
            RegionLevel.PROVINCE,
            null);
    return new RegionActivity(province, row.getInteger("projects"), money(row.getLong("raised")));
  }

  private static List<JsonObject> objects(Row row, String column) {
    return new JsonArray(row.text(column)).stream().map(JsonObject.class::cast).toList();
  }

  private Money money(long minor) {
    return Money.of(minor, currency.getCurrencyCode());
  }
}
