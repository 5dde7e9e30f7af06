package org.crowdshelf.export;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.partner.ShippingSponsors;
import org.crowdshelf.project.OwnPeople;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;

/**
 * The rows of a kind of file.
 *
 * @param sql rows with the column {@code cells}, a JSON list of texts, and in files with people
 *     {@code pledge_id} and {@code account_id}. $1 the project, $2 the rewards or null, $3 the
 *     digits of its currency behind the point, $4 the name of an anonymous backer, $5 the account
 *     that gets the file
 */
record ExportSheet(List<Heading> headings, boolean hasPeople, String sql) {

  /** The most rows of a file. */
  static final int MOST_ROWS = 100_000;

  /** The rows of a file, and one more where there are too many for it. */
  String limited() {
    return sql + " limit " + (MOST_ROWS + 1);
  }

  /**
   * The name of a column: of a JSON field, and above a CSV column in Chinese.
   *
   * @param keyOf the rows have keys of this type, which the file shows as the API's ids; null for
   *     other texts
   */
  record Heading(String name, String chinese, IdType keyOf) {

    Heading(String name, String chinese) {
      this(name, chinese, null);
    }

    /** A cell of this column as the file shows it. */
    String shown(String cell) {
      return keyOf == null ? cell : Ids.encode(keyOf, UUID.fromString(cell));
    }
  }

  private static final String PAID =
      " where g.project_id = $1 and g.state in ('PAID', 'COLLECTED') and ($2::uuid[] is null or g.reward_id = any($2))";

  private static final ExportSheet ADDRESSES =
      new ExportSheet(
          List.of(
              new Heading("pledge", "支持编号", IdType.PLEDGE),
              new Heading("reward", "回报"),
              new Heading("quantity", "份数"),
              new Heading("recipient", "收件人"),
              new Heading("phone", "电话"),
              new Heading("region", "地区"),
              new Heading("street", "详细地址"),
              new Heading("postalCode", "邮编")),
          true,
          """
          select json_build_array(g.id::text, r.title, g.quantity::text, a.recipient, a.phone,
                                  region.full_name, a.street, a.postal_code)::text as cells,
                 g.id as pledge_id, g.account_id
            from pledges g
            join projects p on p.id = g.project_id
            join pledge_addresses a on a.pledge_id = g.id
            join rewards r on r.id = g.reward_id
            join regions region on region.code = a.region_code"""
              + PAID
              + " and $3::int is not null and $4::text is not null and ("
              + OwnPeople.include("$5::uuid")
              + " or "
              + ShippingSponsors.include("$5::uuid")
              + ") order by r.position, g.created_at, g.id");

  private static final ExportSheet PLEDGES =
      new ExportSheet(
          List.of(
              new Heading("pledge", "支持编号", IdType.PLEDGE),
              new Heading("name", "支持者"),
              new Heading("reward", "回报"),
              new Heading("quantity", "份数"),
              new Heading("amount", "金额"),
              new Heading("givenBack", "已退金额"),
              new Heading("currency", "币种"),
              new Heading("message", "留言"),
              new Heading("placedAt", "下单时间（北京时间）"),
              new Heading("paidAt", "付款时间（北京时间）")),
          false,
          """
          select json_build_array(g.id::text,
                   case when g.anonymous then $4::text else coalesce(o.name, a.name) end, r.title, g.quantity::text,
                   round(g.amount_minor / power(10::numeric, $3::int), $3::int)::text,
                   round(g.given_back_minor / power(10::numeric, $3::int), $3::int)::text, p.currency, g.message,
                   to_char(g.created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS'),
                   to_char(g.paid_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS'))::text as cells
            from pledges g
            join projects p on p.id = g.project_id
            left join rewards r on r.id = g.reward_id
            left join accounts a on a.id = g.account_id and not g.anonymous and g.organisation_id is null
            left join organisations o on o.id = g.organisation_id"""
              + PAID
              + " and $5::uuid is not null order by g.created_at desc, g.id desc");

  private static final ExportSheet LEDGER =
      new ExportSheet(
          List.of(
              new Heading("bookedAt", "记账时间（北京时间）"),
              new Heading("transaction", "凭证号"),
              new Heading("kind", "类型"),
              new Heading("account", "科目"),
              new Heading("debit", "借方"),
              new Heading("credit", "贷方"),
              new Heading("currency", "币种")),
          false,
          """
          select json_build_array(to_char(t.occurred_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS'),
                   replace(t.id::text, '-', ''), t.kind, e.account_code,
                   case when e.amount_minor > 0 then round(e.amount_minor / power(10::numeric, $3::int), $3::int)::text end,
                   case when e.amount_minor < 0 then round(-e.amount_minor / power(10::numeric, $3::int), $3::int)::text end,
                   e.currency)::text as cells
            from journal_entries e join journal_transactions t on t.id = e.transaction_id
           where e.subject_id = $1 and $2::uuid[] is null and $4::text is not null and $5::uuid is not null
           order by t.occurred_at, e.id""");

  /** The sheet of a kind that has rows and is not one's own data. */
  static ExportSheet of(ExportKind kind) {
    return switch (kind) {
      case ADDRESSES -> ADDRESSES;
      case PLEDGES -> PLEDGES;
      case LEDGER -> LEDGER;
      case BOOKPLATES, OWN_DATA -> throw new IllegalArgumentException(kind.name());
    };
  }
}
