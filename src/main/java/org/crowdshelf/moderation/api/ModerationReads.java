package org.crowdshelf.moderation.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.moderation.ReportReason;
import org.crowdshelf.moderation.WaitingCases;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.node.NodeReader;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.shared.paging.TimePlace;

/** Reads reports and cases. */
@ApplicationScoped
class ModerationReads implements NodeReader {

  private static final int MOST_REPORTS = 100;

  // $1 the reviewer, $2 the reasons or null.
  private static final String WAITING =
      " from moderation_cases c where "
          + WaitingCases.NOT_OWN
          + """
             and ($2::text[] is null
                  or exists (select 1 from reports r where r.case_id = c.id and r.reason = any($2)))
            """;

  static final String PAGE =
      "select "
          + ModerationCaseNode.COLUMNS
          + WAITING
          + " and (c.opened_at, c.id) > ($3, $4) order by c.opened_at, c.id limit $5";

  private static final String COUNT = "select count(*) as total" + WAITING;

  private static final String REPORTS =
      "select r.case_id, "
          + ReportNode.COLUMNS
          + """

              from unnest($1::uuid[]) as wanted (case_id)
             cross join lateral (select * from reports where case_id = wanted.case_id
                                  order by reported_at desc, id desc limit $2) r
             order by r.case_id, r.reported_at desc, r.id desc""";

  private static final String OWN =
      "select "
          + ReportNode.COLUMNS
          + " from reports r where r.reporter_id = $1 order by r.reported_at desc, r.id desc limit $2";

  private static final String BY_KEY =
      "select "
          + ReportNode.COLUMNS
          + " from reports r where r.id = $1 and (r.reporter_id = $2 or $3)";

  private static final TimePlace BEGINNING = new TimePlace(Instant.EPOCH, new UUID(0, 0));

  private final Reads reads;
  private final CurrentAccount currentAccount;

  ModerationReads(Reads reads, CurrentAccount currentAccount) {
    this.reads = reads;
    this.currentAccount = currentAccount;
  }

  /** A page of the queue and one case more, the oldest first. */
  Uni<List<ModerationCaseNode>> page(
      UUID reviewer, List<ReportReason> reasons, PageRequest request) {
    TimePlace place = request.after() == null ? BEGINNING : TimePlace.parse(request.after());
    return reads.list(
        PAGE,
        ModerationCaseNode::of,
        reviewer,
        names(reasons),
        place.at(),
        place.key(),
        request.fetch());
  }

  /** Counts the cases that wait. */
  Uni<Integer> total(UUID reviewer, List<ReportReason> reasons) {
    return reads.one(COUNT, row -> row.integer("total"), reviewer, names(reasons));
  }

  private static List<String> names(List<ReportReason> reasons) {
    return reasons == null ? null : reasons.stream().map(ReportReason::name).toList();
  }

  /** The reports of each case, the latest first, at most {@value #MOST_REPORTS}. */
  Uni<Map<UUID, List<ReportNode>>> reports(List<UUID> cases) {
    return reads
        .list(
            REPORTS, row -> Map.entry(row.uuid("case_id"), ReportNode.of(row)), cases, MOST_REPORTS)
        .map(
            found -> {
              Map<UUID, List<ReportNode>> byCase =
                  new HashMap<>(
                      found.stream()
                          .collect(
                              Collectors.groupingBy(
                                  Map.Entry::getKey,
                                  Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
              cases.forEach(key -> byCase.putIfAbsent(key, List.of()));
              return byCase;
            });
  }

  /** The reports of this account, the latest first, at most {@value #MOST_REPORTS}. */
  Uni<List<ReportNode>> reportsOf(UUID account) {
    return reads.list(OWN, ReportNode::of, account, MOST_REPORTS);
  }

  @Override
  public IdType type() {
    return IdType.REPORT;
  }

  @Override
  public Uni<ReportNode> read(UUID key) {
    boolean staff = currentAccount.is(Role.REVIEWER) || currentAccount.is(Role.ADMIN);
    return reads.one(BY_KEY, ReportNode::of, key, currentAccount.accountOrNull(), staff);
  }
}
