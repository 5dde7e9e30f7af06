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
 * Takes a stored payment to its provider, outside any transaction: a provider may be slow, and a
 * crash here leaves a row that {@link AskAfterPayments} finds.
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
      returning cast(instruction as text)""";

  /**
   * How a payment is taken further.
   *
   * @param instruction null where the payment has ended, or where the provider could not be reached
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

  /** Begins a payment that was stored just now. */
  public Uni<Started> run(StoredPayment payment) {
    return start(payment);
  }

  /** Begins the stored payment of a purpose, or answers as before where it is begun. */
  public Uni<Started> run(UUID purpose) {
    return transactions
        .runStatement(() -> writes.one(OF_PURPOSE, StoredPayment::of, purpose))
        .flatMap(this::start);
  }

  private Uni<Started> start(StoredPayment payment) {
    if (payment.state().isEnd()) {
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
        .flatMap(instruction -> keep(payment, instruction))
        .onFailure()
        .invoke(failure -> LOG.warnf(failure, "Payment %s could not be begun", payment.id()))
        .onFailure()
        .recoverWithNull()
        .map(instruction -> started(payment, instruction));
  }

  // Of several who begin it at once the first one's is kept, and is what all of them answer with.
  private Uni<Instruction> keep(StoredPayment payment, Instruction instruction) {
    return transactions
        .runStatement(
            () -> writes.one(STARTED, row -> row.text(0), payment.id(), written(instruction)))
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
