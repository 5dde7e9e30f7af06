package org.crowdshelf.transport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Person;
import org.crowdshelf.transport.cache.CachePolicyRules;
import org.junit.jupiter.api.Test;

/**
 * Every field whose value depends on who asks, read by each kind of person. A new one fails here
 * until its line is written.
 */
@QuarkusTest
class EveryPrivateFieldTest {

  // +: the value; 0: an empty list; -: null, or nothing that leads to the value; F: FORBIDDEN; N:
  // NOT_FOUND; U:
  // UNAUTHENTICATED. The columns: a visitor, a stranger, somebody who backed the project, its
  // fundraiser, an editor of the organisation that it is run for, a member of a partner that may
  // post updates, a member of a sponsor that sends its reward, an account to which everything is
  // forbidden that can be, a reviewer, an admin. What is asked for has the alias v.
  private static final String FIELDS =
      """
      - + + + + + + + + +  Query.viewer                      { v: viewer { language } }
      U N + N N N N N N N  Query.upload                      { v: upload(id: $upload) { state } }
      U F F F F F F F + F  Query.reviewQueue                 { v: reviewQueue { totalCount } }
      U F F F F F F F + F  Query.organisationQueue           { v: organisationQueue { totalCount } }
      U F F F F F F F + F  Query.upcomingProjects            { v: upcomingProjects { totalCount } }
      U F F F F F F F + +  Query.moderationQueue             { v: moderationQueue { totalCount } }
      U F F F F F F F + F  Query.trancheQueue                { v: trancheQueue { totalCount } }
      U F F F F F F F + F  TrancheConnection.totalCount      { trancheQueue { v: totalCount } }
      U F F F F F F F F +  Query.ledgerCheck                 { v: ledgerCheck { checkedAt } }
      U F F F F F F F F +  Query.failingRefunds              { v: failingRefunds { pageInfo { hasNextPage } } }
      U F F F F F F F F +  Query.paymentFindings             { v: paymentFindings { pageInfo { hasNextPage } } }
      U F F F F F F F F +  Query.payments                    { payments(filter: {pledgeId: $paid}) { v: nodes { id } } }
      + + + + + + + + + +  Query.paymentMethods              { v: paymentMethods(projectId: $live) { provider } }
      + + + + + + + + + +  Query.projects                    { v: projects(first: 1) { nodes { id } } }
      N N N + + N N N + N  Query.project                     { v: project(id: $draft) { id } }
      N N N + + N N N + N  Query.node                        { v: node(id: $draft) { id } }
      + + + + + + + + + +  Query.account                     { v: account(id: $fundraiser) { id } }
      + + + + + + + + + +  Query.organisation                { v: organisation(id: $organisation) { id } }
      + + + + + + + + + +  Query.statistics                  { v: statistics { projectCount } }
      + + + + + + + + + +  Query.regions                     { v: regions { code } }
      + + + + + + + + + +  Query.region                      { v: region(code: "522627") { name } }
      + + + + + + + + + +  Query.findRegions                 { v: findRegions(text: "天柱") { code } }
      N N + + + N + N N N  Node.pledge                       { v: node(id: $pledge) { id } }
      N N + N N N N N N +  Node.payment                      { v: node(id: $payment) { id } }
      N N + N N N N N N +  Node.refund                       { v: node(id: $refund) { id } }
      N N N N N N N N N +  Node.finding                      { v: node(id: $finding) { id } }
      N N + + + N + N N N  Node.fulfilment                   { v: node(id: $fulfilment) { id } }
      N N + N N N N N N N  Node.export                       { v: node(id: $export) { id } }
      N N + N N N N N N N  Node.upload                       { v: node(id: $upload) { id } }
      N N + N N N N N + +  Node.report                       { v: node(id: $report) { id } }
      N N + N N N N N N N  Node.erasure                      { v: node(id: $erasure) { id } }
      - - + - - - - - - -  Erasure.blockedBy                 { viewer { erasure { v: blockedBy { code } } } }
      + + + + + + + + + +  Project.backers                   { project(id: $live) { backers { v: nodes { name } } } }
      + + + + + + + + + +  Project.partners                  { project(id: $live) { v: partners { state } } }
      N N N + + N N N + N  Project.relaunchOf                { project(id: $reviewed) { v: relaunchOf { id } } }
      0 0 0 + + 0 0 0 + 0  Project.relaunches                { project(id: $live) { v: relaunches { id } } }
      + + + + + + + + + +  Project.updates                   { project(id: $live) { updates { v: nodes { title } } } }
      + + + + + + + + + +  Project.tranches                  { project(id: $live) { v: tranches { number } } }
      + + + + + + + + + +  Project.viewerCan                 { project(id: $live) { v: viewerCan { edit } } }
      N N N + + N N N - N  Project.gaps                      { project(id: $draft) { v: gaps { code } } }
      - - - + + - - - + -  Project.insights                  { project(id: $live) { v: insights { returningBackers } } }
      - - - + + - - - - -  Project.pledges                   { project(id: $live) { v: pledges { totalCount } } }
      - - - + + - - - - -  ProjectPledge.address             { project(id: $live) { pledges { nodes { v: address { recipient } } } } }
      0 0 + 0 0 0 0 0 0 0  Project.viewerPledges             { project(id: $live) { v: viewerPledges { id } } }
      N N N + + N N N + N  Project.reviewRemarks             { project(id: $reviewed) { v: reviewRemarks { remark } } }
      N N N + + N N N + N  Project.history                   { project(id: $reviewed) { v: history { deed } } }
      - - - + + - + - - -  Project.fulfilments               { project(id: $live) { v: fulfilments { totalCount } } }
      + + + + + + + + + +  Project.fulfilmentTotals          { project(id: $live) { v: fulfilmentTotals { promised } } }
      - - - + + - - - + -  Tranche.blockedBy                 { node(id: $tranche) { ... on Tranche { v: blockedBy { code } } } }
      - - - + + - - - + -  Tranche.remark                    { node(id: $tranche) { ... on Tranche { v: remark } } }
      + + + + + + + + + +  Tranche.project                   { node(id: $tranche) { ... on Tranche { v: project { id } } } }
      + + + + + + + + + +  Update.project                    { node(id: $update) { ... on Update { v: project { id } } } }
      + + + + + + + + + +  Update.revisions                  { node(id: $update) { ... on Update { v: revisions { title } } } }
      + + + + + + + + + +  Reward.sponsor                    { node(id: $reward) { ... on Reward { v: sponsor { id } } } }
      + + + + + + + + + +  Reward.sponsorConfirmed           { node(id: $reward) { ... on Reward { v: sponsorConfirmed } } }
      + + + + + + + + + +  Reward.shippedBySponsor           { node(id: $reward) { ... on Reward { v: shippedBySponsor } } }
      N N + + + N + N N N  Pledge.address                    { node(id: $pledge) { ... on Pledge { v: address { street } } } }
      N N + + + N + N N N  Pledge.fulfilment                 { node(id: $pledge) { ... on Pledge { v: fulfilment { state } } } }
      N N + - - N N N N N  Pledge.openPayment                { node(id: $placed) { ... on Pledge { v: openPayment { provider } } } }
      N N + N N N N N N +  Payment.pledge                    { node(id: $payment) { ... on Payment { v: pledge { id } } } }
      N N - N N N N N N +  Payment.providerFee               { node(id: $payment) { ... on Payment { v: providerFee { minor } } } }
      U F F F F F F F F +  FailingRefund.pledge              { failingRefunds { nodes { v: pledge { id } } } }
      - 0 + 0 0 0 0 0 0 0  Viewer.accesses                   { viewer { accesses { v: nodes { what } } } }
      - - - + - - - - - +  Account.payoutAccount             { account(id: $fundraiser) { v: payoutAccount { masked } } }
      - - - + - - - - - +  Organisation.payoutAccount        { organisation(id: $organisation) { v: payoutAccount { masked } } }
      - - - + + - - - + -  Organisation.members              { organisation(id: $organisation) { v: members { role } } }
      - - - + + - - - + +  Organisation.creditCode           { organisation(id: $organisation) { v: creditCode } }
      - - - + + - - - + +  Organisation.wantedName           { organisation(id: $organisation) { v: wantedName } }
      - - - + + - - - - -  Organisation.partnershipRequests  { organisation(id: $organisation) { v: partnershipRequests { state } } }
      - - - + + - - - - -  Partnership.project               { organisation(id: $organisation) { partnershipRequests { v: project { id } } } }
      - - - + + - - - + -  Organisation.invitations          { organisation(id: $organisation) { v: invitations { role } } }
      - - - + + - - - + -  Organisation.verificationRemark   { organisation(id: $organisation) { v: verificationRemark } }
      U F F F F F F F + F  Query.spendingQueue               { v: spendingQueue { totalCount } }
      + + + + + + + + + +  OutcomeReport.project             { node(id: $outcome) { ... on OutcomeReport { v: project { id } } } }
      + + + + + + + + + +  Project.spending                  { project(id: $live) { spending { v: nodes { payee } } } }
      + + + + + + + + + +  Spending.project                  { node(id: $spending) { ... on Spending { v: project { id } } } }
      + + + + + + + + + +  Spending.update                   { node(id: $spending) { ... on Spending { v: update { id } } } }
      + + + + + + + + + +  Spending.receipts                 { node(id: $spending) { ... on Spending { v: receipts { sha256 } } } }
      - - - + + - - - + -  Receipt.originalUrl               { node(id: $spending) { ... on Spending { receipts { v: originalUrl } } } }
      + + + + + + + + + +  Project.ledger                    { project(id: $live) { ledger { v: nodes { day } } } }
      U F F F F F F F + F  Query.budgetMoveQueue             { v: budgetMoveQueue { totalCount } }
      U F F F F F F F + F  BudgetMoveConnection.totalCount   { budgetMoveQueue { v: totalCount } }
      U F F F F F F F F +  Query.transferQueue               { v: transferQueue { totalCount } }
      0 0 0 + + 0 0 0 + 0  Project.budgetMoves               { project(id: $live) { v: budgetMoves { remark } } }
      N N N + + N N N + N  BudgetMove.project                { node(id: $move) { ... on BudgetMove { v: project { id } } } }
      """;

  // They need money that is paid out, which the tests of payouts and of the ledger have:
  // TransfersTest, AWechatPayoutTest, LedgerFieldsTest, ReceiptsDueTest.
  private static final Set<String> OF_MONEY_PAID_OUT =
      Set.of(
          "LedgerLine.tranche",
          "LedgerLine.spending",
          "Project.receiptsDueAt",
          "Tranche.payTo",
          "Tranche.toConfirm");

  @Test
  void eachIsForWhomItIsFor() {
    PrivateData data = new PrivateData();
    data.people().stream().filter(person -> person.name() != null).forEach(Person::accountId);
    assertEquals(
        FIELDS,
        FIELDS
            .lines()
            .map(line -> seen(data, line) + line.substring(line.indexOf("  ")))
            .collect(Collectors.joining("\n", "", "\n")));
  }

  @Test
  void noFieldIsLeftOut() {
    Set<String> open = new TreeSet<>(CachePolicyRules.fields());
    FIELDS.lines().map(line -> line.strip().split(" +")[10]).forEach(open::remove);
    open.removeAll(OF_MONEY_PAID_OUT);
    assertEquals(Set.of(), open);
  }

  private static String seen(PrivateData data, String line) {
    String document = data.document(line.substring(line.indexOf('{')));
    return data.people().stream()
        .map(person -> letter(person.asks(document)))
        .collect(Collectors.joining(" "));
  }

  private static String letter(Answer answer) {
    List<String> codes = answer.response().path("errors.extensions.code");
    if (codes != null) {
      String code = String.join("+", codes);
      return Map.of("FORBIDDEN", "F", "NOT_FOUND", "N", "UNAUTHENTICATED", "U")
          .getOrDefault(code, code);
    }
    Object data = answer.response().path("data");
    return letter(found(data).orElse(null));
  }

  private static String letter(Object value) {
    return value == null ? "-" : value instanceof List<?> list && list.isEmpty() ? "0" : "+";
  }

  // The first v that is not null, however deep.
  private static Optional<Object> found(Object value) {
    if (value instanceof Map<?, ?> fields) {
      return fields.containsKey("v")
          ? Optional.ofNullable(fields.get("v"))
          : fields.values().stream().flatMap(each -> found(each).stream()).findFirst();
    }
    return value instanceof List<?> list
        ? list.stream().flatMap(each -> found(each).stream()).findFirst()
        : Optional.empty();
  }
}
