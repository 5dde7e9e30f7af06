package org.crowdshelf.payment.api;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.payment.FindingState;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.shared.paging.TimePlace;
import org.crowdshelf.shared.text.Text;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** The payments and findings that admins look at. */
@GraphQLApi
public class PaymentQueries {

  private static final String PAYMENTS = "payments";
  private static final String FINDINGS = "paymentFindings";
  private static final int MAX_NUMBER = 100;

  private static final String FOUND =
      " from payments p where (p.merchant_reference = $1 or p.transaction_number = $2 or p.purpose_id = $3)";

  private static final String PAYMENTS_PAGE =
      "select "
          + PaymentNode.COLUMNS
          + FOUND
          + " and (p.created_at, p.id) < ($4, $5) order by p.created_at desc, p.id desc limit $6";

  private static final String PAYMENTS_TOTAL = "select count(*)::int as total" + FOUND;

  private static final String FINDINGS_PAGE =
      "select "
          + PaymentFindingNode.COLUMNS
          + " from payment_findings f where f.state = any($1) and (f.found_at, f.id) > ($2, $3)"
          + " order by f.found_at, f.id limit $4";

  private static final String FINDINGS_TOTAL =
      "select count(*)::int as total from payment_findings where state = any($1)";

  private static final TimePlace NEWEST =
      new TimePlace(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));
  private static final TimePlace OLDEST = new TimePlace(Instant.EPOCH, new UUID(0, 0));

  private final CurrentAccount currentAccount;
  private final Reads reads;
  private final Cursors cursors;

  PaymentQueries(CurrentAccount currentAccount, Reads reads, Cursors cursors) {
    this.currentAccount = currentAccount;
    this.reads = reads;
    this.cursors = cursors;
  }

  @Query
  @NonNull
  @Description(
      "Admins only: payments by our reference, by the provider's number or by pledge, the newest first.")
  public Uni<@NonNull PaymentConnection> payments(
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this list") String after,
      @NonNull @Description("What to look for") PaymentFilter filter) {
    currentAccount.account(Role.ADMIN);
    PaymentConnection.Found found = found(filter);
    PageRequest request = PageRequest.of(cursors, PAYMENTS, first, after);
    TimePlace place = request.after() == null ? NEWEST : TimePlace.parse(request.after());
    return reads
        .list(
            PAYMENTS_PAGE,
            PaymentNode::of,
            found.reference(),
            found.transactionNumber(),
            found.purpose(),
            place.at(),
            place.key(),
            request.fetch())
        .map(nodes -> Page.of(nodes, request, cursors, PAYMENTS, PaymentQueries::place))
        .map(page -> PaymentConnection.of(page, found));
  }

  @NonNull
  @Description("How many there are in the whole list; counted only if selected.")
  public Uni<@NonNull Integer> totalCount(@Source PaymentConnection connection) {
    PaymentConnection.Found found = connection.found();
    return reads.one(
        PAYMENTS_TOTAL,
        row -> row.integer("total"),
        found.reference(),
        found.transactionNumber(),
        found.purpose());
  }

  @Query
  @NonNull
  @Description(
      "Admins only: differences between our books and the providers', the oldest first; OPEN ones where no state is given.")
  public Uni<@NonNull PaymentFindingConnection> paymentFindings(
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this list") String after,
      @DefaultValue("[\"OPEN\"]") @Description("The states to show")
          List<@NonNull FindingState> states) {
    currentAccount.account(Role.ADMIN);
    List<FindingState> wanted =
        states == null ? List.of(FindingState.OPEN) : states.stream().distinct().toList();
    PageRequest request = PageRequest.of(cursors, FINDINGS, first, after);
    TimePlace place = request.after() == null ? OLDEST : TimePlace.parse(request.after());
    return reads
        .list(
            FINDINGS_PAGE, PaymentFindingNode::of, wanted, place.at(), place.key(), request.fetch())
        .map(nodes -> Page.of(nodes, request, cursors, FINDINGS, PaymentFindingNode::place))
        .map(page -> PaymentFindingConnection.of(page, wanted));
  }

  @NonNull
  @Description("How many there are in the whole list; counted only if selected.")
  public Uni<@NonNull Integer> totalCount(@Source PaymentFindingConnection connection) {
    return reads.one(FINDINGS_TOTAL, row -> row.integer("total"), connection.states());
  }

  private static PaymentConnection.Found found(PaymentFilter filter) {
    String reference = number(filter.reference());
    String transaction = number(filter.transactionNumber());
    UUID pledge = filter.pledgeId() == null ? null : Ids.require(IdType.PLEDGE, filter.pledgeId());
    if (Stream.of(reference == null, transaction == null, pledge == null)
            .filter(missing -> !missing)
            .count()
        != 1) {
      throw Refusal.badInput("ONE_OF", "filter", Map.of());
    }
    return new PaymentConnection.Found(reference, transaction, pledge);
  }

  private static String number(String text) {
    if (Text.isBlank(text)) {
      return null;
    }
    if (Text.problemOfLine(text, MAX_NUMBER).isPresent()) {
      throw Refusal.notFound();
    }
    return Text.stripped(text);
  }

  private static String place(PaymentNode payment) {
    return new TimePlace(payment.createdAt(), payment.key()).toString();
  }
}
