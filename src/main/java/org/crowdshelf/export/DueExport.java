package org.crowdshelf.export;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.partner.ShippingSponsors;
import org.crowdshelf.project.OwnPeople;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.language.Language;

/**
 * A file to make.
 *
 * @param allowed whether whoever asked for it may still have it
 * @param currency of its project; null where it has none
 */
record DueExport(
    UUID key,
    UUID account,
    ExportKind kind,
    ExportFormat format,
    Language language,
    UUID project,
    List<UUID> rewards,
    String currency,
    boolean allowed) {

  /**
   * The condition that the account of an export {@code e} may have it, of the project {@code p} if
   * any.
   */
  static final String ALLOWED =
      "(e.kind = 'OWN_DATA' or "
          + OwnPeople.include("e.account_id")
          + " or e.kind = 'ADDRESSES' and "
          + ShippingSponsors.ofProject("e.account_id")
          + ")";

  static final String NEXT =
      """
      select e.id, e.account_id, e.kind, e.format, e.language, e.project_id, p.currency,
             array_to_json(e.reward_ids)::text as rewards,\s"""
          + ALLOWED
          + """
             as allowed
            from exports e left join projects p on p.id = e.project_id
           where e.state = 'WAITING' and e.next_attempt_at <= $1
           order by e.next_attempt_at, e.id limit 1 for update of e skip locked""";

  static DueExport of(Row row) {
    List<String> rewards = row.list(String.class, "rewards");
    return new DueExport(
        row.uuid("id"),
        row.uuid("account_id"),
        row.value(ExportKind.class, "kind"),
        row.value(ExportFormat.class, "format"),
        Language.ofTag(row.text("language")).orElseThrow(),
        row.uuid("project_id"),
        rewards == null ? null : rewards.stream().map(UUID::fromString).toList(),
        row.text("currency"),
        row.flag("allowed"));
  }
}
