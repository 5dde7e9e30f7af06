package org.crowdshelf.transport.http;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Drafts;
import org.crowdshelf.support.Findings;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Fulfilling;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Spendings;

/** A fundraiser with one object of each type, a backer, and a stranger. */
final class SampleData {

  private static final String POST_UPDATE =
      """
      mutation ($input: PostUpdateInput!) {
        postUpdate(input: $input) { update { id } userErrors { code } }
      }""";

  final Person fundraiser = Person.someoneNew();
  final Person backer = Person.someoneNew();
  final Person stranger = Person.someoneNew();

  final String organisation = Organisations.ownedBy(fundraiser);
  final String draft = Drafts.of(fundraiser);
  final UUID liveKey = Fixture.liveProject(fundraiser, "Live");
  final String live = Fixture.id(liveKey);
  final String reward = Ids.encode(IdType.REWARD, Backing.reward(liveKey, 100, null, null, false));
  final String pledge =
      Ids.encode(IdType.PLEDGE, Backing.placed(backer, Backing.input(liveKey, 500)));
  final String finding = Ids.encode(IdType.FINDING, Findings.open(UUID.randomUUID().toString()));
  final String update =
      fundraiser
          .asks(POST_UPDATE, Map.of("input", inputOf("postUpdate")))
          .get("postUpdate.update.id");

  SampleData() {
    Database.execute(
        "insert into project_partners (project_id, organisation_id, role, position) values (?, ?, 'MEDIA', 0)",
        liveKey,
        Organisations.key(organisation));
  }

  /** A valid input of a mutation for its rightful sender; null for an unknown mutation. */
  Map<String, Object> inputOf(String mutation) {
    return switch (mutation) {
      case "acceptInvitation", "declineInvitation" -> Map.of("organisationId", organisation);
      case "addReward" -> addReward();
      case "answerPartnership" ->
          Map.of(
              "organisationId", organisation, "projectId", live, "role", "MEDIA", "confirm", true);
      case "cancelPledge", "confirmReceipt" -> Map.of("pledgeId", pledge);
      case "reportDeliveryProblem" -> Map.of("pledgeId", pledge, "problem", "It did not come");
      case "updateAddress" -> Map.of("pledgeId", pledge, "address", Fulfilling.ADDRESS);
      case "lockAddresses" ->
          Map.of("projectId", live, "at", Instant.now().plus(Duration.ofDays(3)).toString());
      case "sendRewards" ->
          Map.of(
              "projectId",
              live,
              "sent",
              List.of(Map.of("pledgeId", pledge, "parcel", Map.of("carrier", "ems"))));
      case "delayRewards" ->
          Map.of(
              "rewardId",
              reward,
              "estimatedDelivery",
              LocalDate.now().plusDays(30).toString(),
              "reason",
              "The printer is late");
      case "closePaymentFinding" -> Map.of("findingId", finding, "note", "Looked at");
      case "refundPledge" ->
          Map.of("idempotencyKey", "give-back-" + pledge, "pledgeId", pledge, "reason", "Sorry");
      case "resolveRefund" ->
          Map.of(
              "refundId",
              Ids.encode(IdType.REFUND, Ids.next()),
              "resolution",
              "TRY_AGAIN",
              "note",
              "Looked at");
      case "restartPayment" ->
          Map.of(
              "pledgeId",
              pledge,
              "payment",
              Map.of("provider", "sandbox", "scene", "SANDBOX_PAGE"));
      case "cancelProject", "waiveCooldown" -> Map.of("projectId", draft, "reason", "Because");
      case "changeMemberRole" -> member("role", "EDITOR");
      case "createInvitationCode" -> Map.of("organisationId", organisation, "role", "EDITOR");
      case "joinWithCode" -> Map.of("code", "0".repeat(26));
      case "createUploads" ->
          Map.of(
              "files",
              List.of(Map.of("purpose", "IMAGE", "contentType", "image/png", "bytes", 1000)));
      case "finishUpload" -> Map.of("uploadId", Ids.encode(IdType.UPLOAD, Ids.next()));
      case "setLanguage" -> Map.of("language", "en");
      case "createProject" -> Drafts.input();
      case "editUpdate" -> Map.of("updateId", update, "title", "Another");
      case "inviteMember" -> member("role", "EDITOR");
      case "decideCase" ->
          Map.of("subjectId", live, "decision", "DISMISS", "remark", "Nothing is wrong");
      case "report" -> Map.of("subjectId", live, "reason", "FRAUD");
      // The project has not ended, so that this is a userError.
      case "reportOutcome" ->
          Map.of(
              "projectId",
              live,
              "from",
              "2026-01-01",
              "to",
              "2026-01-31",
              "measures",
              List.of(),
              "text",
              "Many came");
      case "callOffErasure" -> Map.of("erasureId", Ids.encode(IdType.ERASURE, Ids.next()));
      case "giveConsent" -> Map.of("purpose", "EMAIL", "version", "2026-01", "given", true);
      case "requestExport" -> Map.of("kind", "PLEDGES", "projectId", live);
      case "requestErasure" -> Map.of("confirm", "Somebody else");
      case "pauseProject" ->
          Map.of("projectId", live, "paused", true, "reason", "We look into a report");
      case "restrictAccount" ->
          Map.of(
              "accountId",
              backer.accountId(),
              "restrictions",
              List.of(Map.of("act", "PLEDGE")),
              "reason",
              "We look into it");
      case "placePledge" -> Backing.input(liveKey, 700);
      case "postUpdate" ->
          Map.of("projectId", live, "kind", "STATUS", "title", "How it goes", "body", "Well");
      case "registerOrganisation" -> Map.of("kind", "PRIVATE_LIBRARY", "name", "山谷图书馆");
      case "removeMember" -> member(null, null);
      case "removeReward" -> Map.of("rewardId", reward);
      case "removeUpdate" -> Map.of("updateId", update);
      case "removeUpdateRevision" ->
          Map.of("updateId", update, "editedAt", "2026-01-01T00:00:00Z", "reason", "A name");
      case "redactProject" ->
          Map.of("projectId", live, "path", List.of("press", "9"), "reason", "A name");
      case "reviewProject" ->
          Map.of(
              "projectId",
              live,
              "decision",
              "REJECT",
              "remarks",
              List.of(Map.of("remark", "Not for us")));
      case "deleteDraft", "submitProject" -> Map.of("projectId", draft);
      case "withdrawProject" -> Map.of("projectId", live);
      case "updateOrganisation" ->
          Map.of("organisationId", organisation, "description", "We lend books");
      case "updateProfile" -> Map.of("bio", "Reads a lot");
      // The budget is empty, so that this is a userError.
      case "planTranches" -> Map.of("projectId", draft, "tranches", List.of());
      case "allotFunds" -> Map.of("projectId", live, "changes", List.of(), "reason", "More books");
      case "moveBudget" ->
          Map.of(
              "fromId",
              Ids.encode(IdType.BUDGET_LINE, line("Books")),
              "toId",
              Ids.encode(IdType.BUDGET_LINE, line("Shelves")),
              "amount",
              Map.of("minor", 1, "currency", "CNY"),
              "reason",
              "Shelves are dearer");
      case "reviewBudgetMove" ->
          Map.of("moveId", Ids.encode(IdType.BUDGET_MOVE, Ids.next()), "allow", true);
      case "requestTranche" -> Map.of("trancheId", Ids.encode(IdType.TRANCHE, Ids.next()));
      case "reviewTranche" ->
          Map.of("trancheId", Ids.encode(IdType.TRANCHE, Ids.next()), "approve", true);
      case "declareSpending" ->
          Spendings.input(
              Ids.encode(IdType.BUDGET_LINE, Ids.next()),
              100,
              Spendings.receipt(100, Ids.encode(IdType.UPLOAD, Ids.next())));
      case "reverseSpending" -> Map.of("spendingId", spending(), "reason", "Wrong line");
      case "reviewSpending" -> Map.of("spendingId", spending(), "accept", true);
      case "answerSpendingQuestion" -> Map.of("spendingId", spending(), "answer", "Books");
      case "recordTransfer" ->
          Map.of(
              "trancheId",
              Ids.encode(IdType.TRANCHE, Ids.next()),
              "number",
              "1",
              "paidOn",
              "2026-01-01");
      case "setPayoutAccount" ->
          Map.of(
              "provider",
              "manual",
              "holder",
              "Somebody",
              "params",
              List.of(
                  Map.of("name", "bank", "value", "A bank"),
                  Map.of("name", "account", "value", "6222000012341234")));
      case "updateProject" -> Map.of("projectId", draft, "summary", "More");
      case "updateReward" -> Map.of("rewardId", reward, "limit", 5);
      case "verifyOrganisation" -> Map.of("organisationId", organisation, "verified", true);
      default -> throw new AssertionError(mutation + " has no line here yet");
    };
  }

  private UUID line(String purpose) {
    UUID key = Ids.next();
    Database.execute(
        """
        insert into budget_lines (id, project_id, position, purpose, amount_minor)
        values (?, ?, (select count(*) from budget_lines where project_id = ?), ?, 100)""",
        key,
        liveKey,
        liveKey,
        purpose);
    return key;
  }

  private Map<String, Object> member(String name, Object value) {
    Map<String, Object> input = new HashMap<>();
    input.put("organisationId", organisation);
    input.put("accountId", backer.accountId());
    if (name != null) {
      input.put(name, value);
    }
    return input;
  }

  private static String spending() {
    return Ids.encode(IdType.SPENDING, Ids.next());
  }

  private Map<String, Object> addReward() {
    return Map.of(
        "projectId",
        live,
        "kind",
        "THANKS",
        "title",
        "Thanks",
        "description",
        "A card",
        "price",
        Map.of("minor", 100, "currency", "CNY"));
  }

  /**
   * The number of rows of each table and the transaction that wrote the newest, which tells whether
   * anything changed; without the tables that background jobs change.
   */
  static List<String> stored() {
    List<String> tables =
        Database.column(
            """
            select table_name::text from information_schema.tables
             where table_schema = 'public' and table_type = 'BASE TABLE'
               and table_name !~ '^(outbox|flyway|persisted|regions|han_|accounts|request_|rate_|operation_uses)'
             order by 1""");
    // One statement: a connection for each table would take most of the time of a test.
    return Database.column(
        tables.stream()
            .map(
                table ->
                    "select '%1$s ' || count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) from %1$s"
                        .formatted(table))
            .collect(Collectors.joining(" union all ", "", " order by 1")));
  }
}
