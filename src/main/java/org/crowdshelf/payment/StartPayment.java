package org.crowdshelf.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.jboss.logging.Logger;

/**
 * Starts a stored payment at its provider, outside any transaction, because a provider may be slow.
 * A crash in between leaves a row that {@link AskAfterPayments} finds.
 */
@ApplicationScoped
public class StartPayment {

  private static final Logger LOG = Logger.getLogger(StartPayment.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String OF_PURPOSE =
      "select " + StoredPayment.COLUMNS + " from payments where purpose_id = $1";

  private static final String STARTED =
      """
      update payments
         set instruction = coalesce(instruction, cast(cast($2 as text) as jsonb)),
             state = case state when 'CREATED' then 'PENDING' else state end
       where id = $1
      returning cast(instruction as text) as instruction""";

  /**
   * A payment with its next step for the client.
   *
   * @param instruction null if the payment has ended or the provider did not answer
   */
  public record Started(String provider, Instruction instruction, Instant expiresAt) {}

  private final Transactions transactions;
  private final Writes writes;
  private final PaymentProviders providers;
  private final ObjectMapper json;

  StartPayment(
      Transactions transactions, Writes writes, PaymentProviders providers, ObjectMapper json) {
    this.transactions = transactions;
    this.writes = writes;
    this.providers = providers;
    this.json = json;
  }

  /** Starts a payment that was stored just now. */
  public Uni<Started> run(StoredPayment payment) {
    return call(payment);
  }

  /**
   * Starts the stored payment of a purpose; returns the same instruction if it was started before.
   */
  public Uni<Started> run(UUID purpose) {
    return transactions
        .runStatement(() -> writes.one(OF_PURPOSE, StoredPayment::of, purpose))
        .flatMap(this::call);
  }

  private Uni<Started> call(StoredPayment payment) {
    if (payment.state().isFinal()) {
      return Uni.createFrom().item(started(payment, null));
    }
    if (payment.instruction() != null) {
      return Uni.createFrom().item(started(payment, parsed(payment.instruction())));
    }
    return Uni.createFrom()
        .deferred(() -> providers.named(payment.provider()).start(payment.order()))
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .flatMap(instruction -> store(payment, instruction))
        .onFailure()
        .invoke(failure -> LOG.warnf(failure, "Payment %s could not be started", payment.id()))
        .onFailure()
        .recoverWithNull()
        .map(instruction -> started(payment, instruction));
  }

  // If several requests start the payment at once, the first instruction is stored and all return
  // it.
  private Uni<Instruction> store(StoredPayment payment, Instruction instruction) {
    return transactions
        .runStatement(
            () ->
                writes.one(
                    STARTED, row -> row.text("instruction"), payment.id(), written(instruction)))
        .map(this::parsed);
  }

  private static Started started(StoredPayment payment, Instruction instruction) {
    return new Started(payment.provider(), instruction, payment.expiresAt());
  }

  private String written(Instruction instruction) {
    try {
      return json.writeValueAsString(instruction);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Instruction parsed(String instruction) {
    try {
      return json.readValue(instruction, Instruction.class);
    } catch (JsonProcessingException foreign) {
      throw new IllegalStateException(foreign);
    }
  }
}
