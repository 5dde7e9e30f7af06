package org.crowdshelf.payment.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedQuery;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.crowdshelf.payment.PaymentOrder;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.id.Ids;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The provider's own side: its payments, and the messages that it has to send. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "staging"})
public class SandboxDesk {

  private static final String BEGIN =
      """
      insert into sandbox_payments (reference, currency, amount_minor, state, expires_at, created_at)
      values ($1, $2, $3, 'PENDING', $4, $5)
      on conflict (reference) do nothing""";

  private static final String FIND =
      """
      select reference, currency, amount_minor,
             case when state = 'PENDING' and expires_at <= $2 then 'FAILED' else state end as state,
             refund_state,
             coalesce(behaviour, (select behaviour from sandbox_settings)) as behaviour
        from sandbox_payments where reference = $1""";

  private static final String END =
      "update sandbox_payments set state = $2 where reference = $1 and state = 'PENDING' and expires_at > $3";

  private static final String REFUND =
      """
      update sandbox_payments
         set refund_reference = coalesce(refund_reference, $2), refund_state = $3
       where reference = $1 and state = 'SUCCEEDED' and coalesce(refund_reference, $2) = $2
         and refund_state is distinct from 'SUCCEEDED'""";

  private static final String QUEUE =
      "insert into sandbox_messages (id, reference, body, next_attempt_at) values ($1, $2, $3, $4)";

  /** A payment as the provider knows it. */
  record Known(
      String reference,
      String currency,
      long amountMinor,
      String state,
      String refundState,
      Behaviour behaviour) {
    static Known of(Row row) {
      return new Known(
          row.text("reference"),
          row.text("currency"),
          row.number("amount_minor"),
          row.text("state"),
          row.text("refund_state"),
          row.value(Behaviour.class, "behaviour"));
    }
  }

  private final Pool pool;
  private final Clock clock;
  private final String merchant;

  SandboxDesk(
      Pool pool,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.sandbox.merchant") String merchant) {
    this.pool = pool;
    this.clock = clock;
    this.merchant = merchant;
  }

  Uni<Void> begin(PaymentOrder order) {
    OffsetDateTime expires = order.expiresAt().atOffset(ZoneOffset.UTC);
    return pool.preparedQuery(BEGIN)
        .execute(
            Tuple.of(
                order.merchantReference(), order.currency(), order.amountMinor(), expires, now()))
        .replaceWithVoid();
  }

  /** The payment of a reference; null if there is none. */
  Uni<Known> find(String reference) {
    return read(pool.preparedQuery(FIND), reference);
  }

  /** The payer pays; returns false if the payment has ended or expired. */
  public Uni<Boolean> pay(String reference) {
    return pool.withTransaction(connection -> end(connection, reference, "SUCCEEDED"));
  }

  /** The payer declines; returns false if the payment has ended or expired. */
  public Uni<Boolean> decline(String reference) {
    return pool.withTransaction(connection -> end(connection, reference, "FAILED"));
  }

  /** Refunds a payment; returns the refund's state, null if there is nothing to refund. */
  Uni<String> refund(String reference, String refundReference) {
    return pool.withTransaction(connection -> storeRefund(connection, reference, refundReference));
  }

  private Uni<Boolean> end(SqlConnection connection, String reference, String wanted) {
    return read(connection.preparedQuery(FIND), reference)
        .flatMap(
            known -> {
              if (known == null) {
                return Uni.createFrom().item(false);
              }
              String state = known.behaviour() == Behaviour.DECLINE ? "FAILED" : wanted;
              return connection
                  .preparedQuery(END)
                  .execute(Tuple.of(reference, state, now()))
                  .flatMap(
                      rows ->
                          rows.rowCount() == 0
                              ? Uni.createFrom().item(false)
                              : queue(connection, known, "payment", state).replaceWith(true));
            });
  }

  private Uni<String> storeRefund(
      SqlConnection connection, String reference, String refundReference) {
    return read(connection.preparedQuery(FIND), reference)
        .flatMap(
            known -> {
              if (known == null || !known.state().equals("SUCCEEDED")) {
                return Uni.createFrom().nullItem();
              }
              String state = known.behaviour() == Behaviour.REFUND_FAILS ? "FAILED" : "SUCCEEDED";
              return connection
                  .preparedQuery(REFUND)
                  .execute(Tuple.of(reference, refundReference, state))
                  .flatMap(
                      rows ->
                          rows.rowCount() == 0
                              ? Uni.createFrom().item(known.refundState())
                              : queue(connection, known, "refund", state)
                                  // As with real providers, the result comes by a message or a
                                  // query.
                                  .replaceWith(state.equals("FAILED") ? state : "PENDING"));
            });
  }

  private Uni<Void> queue(SqlConnection connection, Known known, String about, String state) {
    OffsetDateTime now = now();
    String end = message(known, about, state);
    List<Tuple> messages = new ArrayList<>();
    switch (known.behaviour()) {
      case NEVER -> {}
      case SLOW -> messages.add(due(known, end, now.plusSeconds(10)));
      case TWICE -> messages.addAll(List.of(due(known, end, now), due(known, end, now)));
      case OUT_OF_ORDER ->
          messages.addAll(
              List.of(
                  due(known, end, now),
                  due(known, message(known, about, "PENDING"), now.plusSeconds(1))));
      default -> messages.add(due(known, end, now));
    }
    return messages.isEmpty()
        ? Uni.createFrom().voidItem()
        : connection.preparedQuery(QUEUE).executeBatch(messages).replaceWithVoid();
  }

  private Tuple due(Known known, String body, OffsetDateTime at) {
    return Tuple.of(Ids.next(), known.reference(), body, at);
  }

  private String message(Known known, String about, String state) {
    return new JsonObject()
        .put("id", Ids.next().toString())
        .put("merchant", merchant)
        .put("about", about)
        .put("reference", known.reference())
        .put("state", state)
        .put("amountMinor", known.amountMinor())
        .put("currency", known.currency())
        .encode();
  }

  private Uni<Known> read(
      PreparedQuery<RowSet<io.vertx.mutiny.sqlclient.Row>> query, String reference) {
    return query
        .execute(Tuple.of(reference, now()))
        .map(rows -> rows.size() == 0 ? null : Known.of(Row.of(rows.iterator().next())));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
