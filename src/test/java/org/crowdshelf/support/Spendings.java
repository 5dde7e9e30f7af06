package org.crowdshelf.support;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;

/** Spendings as a project's people declare them and reviewers look at them, over HTTP. */
public final class Spendings {

  private static final String SPENDING =
      "spending { id state question answer amount { minor } reverses { id state } receipts { kind numberEnds"
          + " publicUrl originalUrl sha256 } } userErrors { code field message params { name value } }";

  private static final String LIST =
      """
      query ($id: ID!, $first: Int, $after: String, $line: ID, $states: [SpendingState!]) {
        project(id: $id) {
          budget { id receipted { minor } }
          spending(first: $first, after: $after, budgetLine: $line, states: $states) {
            totalCount pageInfo { hasNextPage endCursor }
            nodes { id state purpose payee spentOn amount { minor } question answer declaredAt project { id } budgetLine { id }
                    update { id } reverses { id } receipts { kind numberEnds publicUrl originalUrl sha256 } } } } }""";

  private static final String UPLOAD =
      """
      insert into uploads (id, account_id, purpose, state, content_type, bytes, sha256, kept_sha256, name, file, created_at,
                           unused_since, sent_is_there)
      values (?, ?, ?, 'READY', 'application/pdf', 1000, sha256(?::bytea), sha256(?::bytea), ?, ?, now(), now(), false)""";

  private Spendings() {}

  /** A project whose first tranche is paid out; answers its id. */
  public static String paidOut(Person fundraiser, long goalYuan) {
    String project = Payouts.succeeded(fundraiser, goalYuan);
    Payouts.account(fundraiser, "sandbox", "6222000012341234");
    pay(fundraiser, project, 1);
    return project;
  }

  /** Has a tranche requested, approved and paid. */
  public static void pay(Person fundraiser, String project, int number) {
    String tranche = Payouts.tranche(project, number);
    Payouts.request(fundraiser, tranche).get("requestTranche.tranche.state");
    Payouts.approve(Person.REVIEWER, tranche).get("reviewTranche.tranche.state");
    Payouts.start();
    Payouts.send(tranche);
    Payouts.send(tranche);
  }

  /** The id of the first line of a project's budget. */
  public static String line(String project) {
    return Person.VISITOR
        .asks("query ($id: ID!) { project(id: $id) { budget { id } } }", Map.of("id", project))
        .get("project.budget[0].id");
  }

  /** China's day. */
  public static LocalDate today() {
    return LocalDate.ofInstant(new TestClock().instant(), ZoneId.of("Asia/Shanghai"));
  }

  /** The original of a receipt, unlike all others; its id. */
  public static String original(Person person) {
    return upload(person, "DOCUMENT", ".pdf");
  }

  /** A picture for everyone; its id. */
  public static String picture(Person person) {
    return upload(person, "IMAGE", "/1600.jpg");
  }

  private static String upload(Person person, String purpose, String file) {
    UUID key = Ids.next();
    String name = key.toString().replace("-", "");
    Database.execute(
        UPLOAD,
        key,
        Fixture.key(IdType.ACCOUNT, person.accountId()),
        purpose,
        "sent " + name,
        "kept " + name,
        name,
        file);
    return Ids.encode(IdType.UPLOAD, key);
  }

  /** A receipt without a number. */
  public static Map<String, Object> receipt(long fen, String original) {
    return receipt("RECEIPT", fen, original, Map.of());
  }

  /** A receipt with more than its amount and original. */
  public static Map<String, Object> receipt(
      String kind, long fen, String original, Map<String, ?> more) {
    Map<String, Object> receipt = new HashMap<>(more);
    receipt.put("kind", kind);
    receipt.put("issuedOn", today().toString());
    receipt.put("amount", fen(fen));
    receipt.put("originalId", original);
    return receipt;
  }

  /** An invoice with a code and number. */
  public static Map<String, Object> invoice(long fen, String original, String code, String number) {
    return receipt("INVOICE", fen, original, Map.of("code", code, "number", number));
  }

  private static Map<String, Object> fen(long fen) {
    return Map.of("minor", fen, "currency", "CNY");
  }

  /** The input of a spending with these receipts. */
  @SafeVarargs
  public static Map<String, Object> input(String line, long fen, Map<String, Object>... receipts) {
    Map<String, Object> input = new HashMap<>();
    input.put("idempotencyKey", UUID.randomUUID().toString());
    input.put("budgetLineId", line);
    input.put("amount", fen(fen));
    input.put("spentOn", today().toString());
    input.put("payee", "新华书店");
    input.put("purpose", "童书 120 册");
    input.put("receipts", List.of(receipts));
    return input;
  }

  /** The same with another value. */
  public static Map<String, Object> with(Map<String, Object> input, String name, Object value) {
    Map<String, Object> other = new HashMap<>(input);
    other.put(name, value);
    return other;
  }

  /** Declares. */
  public static Answer declare(Person person, Map<String, Object> input) {
    return mutate(person, "declareSpending", "DeclareSpendingInput", input);
  }

  /** Declares this much with one receipt; answers the spending's id. */
  public static String declared(Person person, String line, long fen) {
    return declare(person, input(line, fen, receipt(fen, original(person))))
        .get("declareSpending.spending.id");
  }

  /** Takes a spending back. */
  public static Answer reverse(Person person, String spending, String reason) {
    return mutate(
        person,
        "reverseSpending",
        "ReverseSpendingInput",
        Map.of("spendingId", spending, "reason", reason));
  }

  /** Accepts a spending. */
  public static Answer accept(Person person, String spending) {
    return mutate(
        person,
        "reviewSpending",
        "ReviewSpendingInput",
        Map.of("spendingId", spending, "accept", true));
  }

  /** Asks about a spending. */
  public static Answer ask(Person person, String spending, String question) {
    return mutate(
        person,
        "reviewSpending",
        "ReviewSpendingInput",
        Map.of("spendingId", spending, "accept", false, "question", question));
  }

  /** Answers what was asked. */
  public static Answer answer(Person person, String spending, String answer) {
    return mutate(
        person,
        "answerSpendingQuestion",
        "AnswerSpendingQuestionInput",
        Map.of("spendingId", spending, "answer", answer));
  }

  private static Answer mutate(
      Person person, String mutation, String type, Map<String, Object> input) {
    return person.asks(
        "mutation ($input: %s!) { %s(input: $input) { %s } }".formatted(type, mutation, SPENDING),
        Map.of("input", input));
  }

  /** A page of what was spent, with the project's budget. */
  public static Answer list(Person person, String project, Map<String, ?> arguments) {
    Map<String, Object> all = new HashMap<>(arguments);
    all.put("id", project);
    all.putIfAbsent("first", 20);
    return person.asks(LIST, all);
  }

  /** How many spendings, reviews and receipts of a project are stored, and what has to be shown. */
  public static List<Long> stored(String project) {
    UUID key = ProjectSteps.key(project);
    return List.of(
        Database.count("select count(*) from spendings where project_id = ?", key),
        Database.count(
            "select count(*) from receipts r join spendings s on s.id = r.spending_id where s.project_id = ?",
            key),
        Database.count(
            "select count(*) from spending_reviews r join spendings s on s.id = r.spending_id where s.project_id = ?",
            key),
        Database.count(
            "select coalesce(sum(amount_minor), 0) from journal_entries where subject_id = ? and account_code = 'PROJECT_ADVANCE'",
            key));
  }

  /** The numbers 0 to before this one, each for somebody who does the same at the same moment. */
  public static List<Integer> clients(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
