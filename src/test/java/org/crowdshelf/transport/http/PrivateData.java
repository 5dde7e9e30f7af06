package org.crowdshelf.transport.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Exports;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Fulfilling;
import org.crowdshelf.support.Moderation;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Payouts;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Privacy;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.Spendings;
import org.crowdshelf.support.Uploads;

/**
 * Something in each private field: of the live project, its draft, its organisation, and of the
 * backer, whose address the sponsor of the reward may see.
 */
final class PrivateData {

  private static final String REFUND =
      """
      mutation ($input: RefundPledgeInput!) {
        refundPledge(input: $input) { refund { id payment { id } } userErrors { code } }
      }""";

  private static final String TRANCHE =
      """
      with line as (
        insert into budget_lines (id, project_id, position, purpose, amount_minor)
        values (?, ?, 0, '图书', 100000) returning id, project_id),
      tranche as (
        insert into tranches (id, project_id, number, amount_minor, state, remark)
        select ?, project_id, 1, 100000, 'PLANNED', 'The account is missing' from line returning id)
      insert into tranche_lines (tranche_id, budget_line_id, amount_minor)
      select tranche.id, line.id, 100000 from line, tranche""";

  private static final String SPENDING =
      """
      with spent as (
        insert into spendings (id, project_id, budget_line_id, declared_by, amount_minor, spent_on, payee, purpose, state,
                               update_id, declared_at)
        select ?, project_id, id, ?, 500, current_date, 'A shop', 'Books', 'DECLARED', ?, now()
          from budget_lines where project_id = ? returning id)
      insert into receipts (id, spending_id, position, kind, issued_on, amount_minor, original_id, sent_sha256, kept_sha256)
      select ?, id, 0, 'RECEIPT', current_date, 500, ?, sha256(?::bytea), sha256(?::bytea) from spent""";

  private static final String OUTCOME =
      """
      with standing as (
        insert into outcome_standings as s (project_id) values (?)
        on conflict (project_id) do update set met_days = s.met_days returning project_id)
      insert into outcome_reports (id, project_id, number, period, complete, measures, text, media, author_id, reported_at,
                                   met_days, in_time)
      select ?, project_id, 1, '[2026-01-01,2026-02-01)', false, '[]', 'We read', '[]', ?, now(), 0, false from standing""";

  private static final String MOVE =
      """
      with other as (
        insert into budget_lines (id, project_id, position, purpose, amount_minor)
        values (?, ?, 1, '书架', 5000) returning id, project_id)
      insert into budget_moves (id, project_id, from_line_id, to_line_id, amount_minor, reason, state, remark, asked_by,
                                asked_at, decided_by, decided_at)
      select ?, o.project_id, b.id, o.id, 100, 'Shelves cost more', 'REFUSED', 'Why?', ?, now(), ?, now()
        from other o join budget_lines b on b.project_id = o.project_id and b.id <> o.id""";

  private static final Pattern NAMED = Pattern.compile("\\$([a-z]+)");

  final PeopleOfEveryKind kinds = new PeopleOfEveryKind();

  private final SampleData world = kinds.world;

  /** The ids that documents name with a $. */
  final Map<String, String> ids = new HashMap<>();

  PrivateData() {
    ids.put("live", world.live);
    ids.put("draft", world.draft);
    ids.put("organisation", world.organisation);
    ids.put("fundraiser", world.fundraiser.accountId());
    ids.put("update", world.update);
    ids.put("finding", world.finding);
    ids.put("placed", world.pledge);
    aRewardIsOwedTo(world.backer);
    aPledgeIsGivenBack();
    theOrganisationWaits();
    aDraftWasSentBack();
    anUpdateWasCorrected();
    aTrancheWasSentBack();
    someMoneyWasSpent();
    anOutcomeWasReported();
    aMoveWasRefused();
    theBackerHasFilesAndRequests();
  }

  private void aRewardIsOwedTo(Person backer) {
    UUID book = Fulfilling.reward(world.liveKey, true, null);
    Database.execute(
        "update rewards r set sponsor_id = s.sponsor_id from rewards s where r.id = ? and s.id = ?",
        book,
        Fixture.key(IdType.REWARD, world.reward));
    UUID pledge = Fulfilling.collected(world.liveKey, book, backer);
    Database.execute(
        "update pledge_addresses set sponsor_consent = '2026-01' where pledge_id = ?", pledge);
    ids.put("pledge", Fulfilling.id(pledge));
    ids.put("reward", Ids.encode(IdType.REWARD, book));
    ids.put("fulfilment", Fulfilling.read(backer, pledge).get("node.fulfilment.id"));
  }

  private void aPledgeIsGivenBack() {
    UUID paid = Backing.paid(world.backer, Backing.input(world.liveKey, 900));
    Map<String, ?> input =
        Map.of(
            "idempotencyKey", "back-" + paid, "pledgeId", Fulfilling.id(paid), "reason", "Sorry");
    var refund = world.fundraiser.asks(REFUND, Map.of("input", input));
    ids.put("refund", refund.get("refundPledge.refund.id"));
    ids.put("payment", refund.get("refundPledge.refund.payment.id"));
    ids.put("paid", Fulfilling.id(paid));
    Database.execute(
        "update payments set fee_minor = 5 where id = ?",
        Fixture.key(IdType.PAYMENT, ids.get("payment")));
    Database.execute(
        "update refunds set state = 'FAILING', attempts = 5, last_error = 'timeout' where id = ?",
        Fixture.key(IdType.REFUND, ids.get("refund")));
  }

  private void theOrganisationWaits() {
    UUID organisation = Organisations.key(world.organisation);
    Organisations.refuse(Person.REVIEWER, world.organisation, "The code is another's");
    Database.execute(
        "update organisations set wanted_name = '新名', credit_code = '91110000100017643X' where id = ?",
        organisation);
    Organisations.change(
            world.fundraiser,
            "inviteMember",
            world.organisation,
            Person.someoneNew(),
            Map.of("role", "EDITOR"))
        .get("inviteMember.organisation.id");
    Payouts.account(world.fundraiser, "manual", "6222000012341234");
    Database.execute(
        "update payout_accounts set organisation_id = ?, account_id = null where account_id = ?",
        organisation,
        Fixture.key(IdType.ACCOUNT, world.fundraiser.accountId()));
    Payouts.account(world.fundraiser, "manual", "6222000012345678");
  }

  private void aDraftWasSentBack() {
    String project = ProjectSteps.createSubmitted(world.fundraiser);
    ProjectSteps.review(Person.REVIEWER, project, "REQUEST_CHANGES", "The budget is unclear")
        .get("reviewProject.project.id");
    Database.execute(
        "update projects set organisation_id = ? where id = ?",
        Organisations.key(world.organisation),
        Fixture.key(IdType.PROJECT, project));
    Database.execute(
        "update projects set relaunch_of_id = ? where id = ?",
        world.liveKey,
        Fixture.key(IdType.PROJECT, project));
    ids.put("reviewed", project);
  }

  private void anUpdateWasCorrected() {
    Database.execute(
        """
        insert into update_revisions (id, update_id, number, title, body, media, editor_id, replaced_at)
        select ?, id, 1, title, body, '[]', author_id, now() from updates where id = ?""",
        Ids.next(),
        Fixture.key(IdType.UPDATE, world.update));
    Database.execute(
        "update updates set edited_at = now() where id = ?",
        Fixture.key(IdType.UPDATE, world.update));
  }

  private void aTrancheWasSentBack() {
    UUID tranche = Ids.next();
    Database.execute(TRANCHE, Ids.next(), world.liveKey, tranche);
    ids.put("tranche", Ids.encode(IdType.TRANCHE, tranche));
  }

  private void someMoneyWasSpent() {
    UUID spending = Ids.next();
    Database.execute(
        SPENDING,
        spending,
        Fixture.key(IdType.ACCOUNT, world.fundraiser.accountId()),
        Fixture.key(IdType.UPDATE, world.update),
        world.liveKey,
        Ids.next(),
        Fixture.key(IdType.UPLOAD, Spendings.original(world.fundraiser)),
        spending.toString(),
        spending.toString());
    ids.put("spending", Ids.encode(IdType.SPENDING, spending));
  }

  private void anOutcomeWasReported() {
    UUID report = Ids.next();
    Database.execute(
        OUTCOME, world.liveKey, report, Fixture.key(IdType.ACCOUNT, world.fundraiser.accountId()));
    ids.put("outcome", Ids.encode(IdType.OUTCOME, report));
  }

  private void aMoveWasRefused() {
    UUID move = Ids.next();
    Database.execute(
        MOVE,
        Ids.next(),
        world.liveKey,
        move,
        Fixture.key(IdType.ACCOUNT, world.fundraiser.accountId()),
        Fixture.key(IdType.ACCOUNT, Person.REVIEWER.accountId()));
    ids.put("move", Ids.encode(IdType.BUDGET_MOVE, move));
  }

  private void theBackerHasFilesAndRequests() {
    Person backer = world.backer;
    ids.put("export", Exports.request(backer, "OWN_DATA", null).get("requestExport.export.id"));
    ids.put(
        "upload", Uploads.id(Uploads.target(backer, "PUT", "IMAGE", "image/png", new byte[1000])));
    ids.put(
        "report", Moderation.report(backer, world.live, "FRAUD", "Look").get("report.report.id"));
    ids.put("erasure", Privacy.request(backer).get("requestErasure.erasure.id"));
  }

  /** A document with the ids that it names. */
  String document(String text) {
    return NAMED
        .matcher(text)
        .replaceAll(name -> '"' + Objects.requireNonNull(ids.get(name.group(1))) + '"');
  }

  /** Each kind of person, in the order of the columns. */
  List<Person> people() {
    return List.of(
        Person.VISITOR,
        world.stranger,
        world.backer,
        world.fundraiser,
        kinds.editor,
        kinds.partner,
        kinds.sponsor,
        kinds.restricted,
        Person.REVIEWER,
        Person.ADMIN);
  }
}
