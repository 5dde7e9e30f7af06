package org.crowdshelf.privacy;

import static org.crowdshelf.privacy.PersonalData.Erasing.CLEARED;
import static org.crowdshelf.privacy.PersonalData.Erasing.DELETED;
import static org.crowdshelf.privacy.PersonalData.Erasing.KEPT;

import java.util.List;

/**
 * Every column that refers to an account, or to a picture or file that somebody brought in, with
 * what erasing a person does with it and where the export of one's own data shows it. A column that
 * is not here makes PersonalDataTest fail, so whoever adds one decides on it.
 */
public final class PersonalData {

  /** The effect that erasing a person has. */
  public enum Erasing {
    /** The row stays; the account in it has no name any more. */
    KEPT,
    /** The row stays without this. */
    CLEARED,
    /** The row goes. */
    DELETED
  }

  /**
   * A column of a table.
   *
   * @param part the part of {@link OwnData} that shows it; null where the export leaves it out
   * @param why why it is kept, or why the export leaves it out; null where neither is so
   */
  public record Column(String table, String column, Erasing erasing, String part, String why) {}

  private static final String STAFF = "says which member of the staff decided";
  private static final String PUBLIC = "a public record that backers rely on; edited by hand";

  private static final String SHOWN =
      "a file that public things show; the service deletes all others within minutes";

  /** Each of them. */
  public static final List<Column> COLUMNS =
      List.of(
          new Column("accounts", "avatar_url", CLEARED, "account", null),
          new Column("organisations", "registered_by", KEPT, "organisations", "the organisation's"),
          new Column("organisations", "logo_url", KEPT, null, "the organisation's"),
          new Column("organisations", "verified_by", KEPT, null, STAFF),
          new Column("organisation_reviews", "reviewer_id", KEPT, null, STAFF),
          new Column("memberships", "account_id", DELETED, "memberships", null),
          new Column("invitations", "account_id", DELETED, "invitations", null),
          new Column("invitations", "invited_by", DELETED, "invitations", null),
          new Column("invitation_codes", "made_by", DELETED, "invitationCodes", null),
          new Column("operation_uses", "account_id", DELETED, null, "counts of the last hour"),
          new Column("sent_mutations", "account_id", DELETED, null, "keys of the last 30 days"),
          new Column("account_restrictions", "account_id", KEPT, "restrictions", "still in force"),
          new Column("account_restrictions", "restricted_by", KEPT, null, STAFF),
          new Column("accesses", "account_id", DELETED, "accesses", null),
          new Column("accesses", "reader_id", KEPT, null, "told to those whose data was seen"),
          new Column("exports", "account_id", DELETED, "exports", null),
          new Column("export_people", "account_id", DELETED, null, "who is in a file of others"),
          new Column("consents", "account_id", KEPT, "consents", "proves what was agreed to"),
          new Column("erasures", "account_id", KEPT, "erasures", "proves when it was done"),
          new Column("uploads", "account_id", KEPT, "uploads", SHOWN),
          new Column("uploads", "file", KEPT, "uploads", SHOWN),
          new Column("upload_uses", "upload_id", KEPT, null, "goes with what uses the file"),
          new Column("projects", "fundraiser_id", KEPT, "projects", PUBLIC),
          new Column("projects", "cover_url", CLEARED, "projects", "of a public project kept"),
          new Column("projects", "paused_by", KEPT, null, STAFF),
          new Column("project_contents", "media", CLEARED, "projects", "of a public project kept"),
          new Column("project_contents", "press", CLEARED, "projects", "of a public project kept"),
          new Column("partnerships", "answered_by", KEPT, null, "says who answered for it"),
          new Column("rewards", "image_url", KEPT, null, "of a public project; others are deleted"),
          new Column("project_reviews", "reviewer_id", KEPT, null, STAFF),
          new Column("project_history", "account_id", KEPT, "deeds", "a record that never changes"),
          new Column("updates", "author_id", KEPT, "updates", PUBLIC),
          new Column("updates", "media", KEPT, "updates", PUBLIC),
          new Column("updates", "removed_by", KEPT, null, "says who removed it"),
          new Column("removed_revisions", "removed_by", KEPT, null, "says who removed it"),
          new Column("update_revisions", "editor_id", KEPT, "updates", PUBLIC),
          new Column("update_revisions", "media", KEPT, "updates", PUBLIC),
          new Column("outcome_reports", "author_id", KEPT, "outcomes", PUBLIC),
          new Column("outcome_reports", "media", KEPT, "outcomes", PUBLIC),
          new Column("pledges", "account_id", KEPT, "pledges", "belongs to the books"),
          new Column("fulfilments", "account_id", KEPT, "fulfilments", "counted in the totals"),
          new Column("parcel_numbers", "account_id", DELETED, null, "shown with the parcels"),
          new Column("parcels", "account_id", DELETED, "fulfilments", null),
          new Column("payments", "return_url", CLEARED, null, "an address of the client's"),
          new Column("payment_findings", "closed_by", KEPT, null, STAFF),
          new Column("payout_accounts", "account_id", KEPT, null, "shown as Account.payoutAccount"),
          new Column("payout_accounts", "set_by", KEPT, null, "belongs to the books"),
          new Column("allotments", "made_by", KEPT, null, "belongs to the books"),
          new Column("budget_moves", "asked_by", KEPT, null, "belongs to the books"),
          new Column("budget_moves", "decided_by", KEPT, null, STAFF),
          new Column("tranche_reviews", "reviewer_id", KEPT, null, STAFF),
          new Column("payout_transfers", "recorded_by", KEPT, null, STAFF),
          new Column("payout_transfers", "confirmed_by", KEPT, null, STAFF),
          new Column("spendings", "declared_by", KEPT, "spendings", "belongs to the books"),
          new Column("spending_reviews", "reviewer_id", KEPT, null, STAFF),
          new Column("spending_reviews", "answered_by", KEPT, "spendings", "belongs to the books"),
          new Column("receipts", "original_id", KEPT, "spendings", "belongs to the books"),
          new Column("receipts", "public_id", KEPT, "spendings", "belongs to the books"),
          new Column("receipts", "upload_ids", KEPT, "spendings", "belongs to the books"),
          new Column("refunds", "requested_by", KEPT, "refundsGiven", "belongs to the books"),
          new Column("refunds", "resolved_by", KEPT, null, STAFF),
          new Column("reports", "reporter_id", KEPT, "reports", "a report stays without its words"),
          new Column("reports", "upload_ids", CLEARED, "reports", null),
          new Column("moderation_cases", "account_id", KEPT, null, "what others reported"),
          new Column("moderation_cases", "decided_by", KEPT, null, STAFF),
          new Column("moderation_deeds", "account_id", KEPT, null, STAFF));

  private PersonalData() {}
}
