package org.crowdshelf.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.crowdshelf.payment.port.PaymentAddresses;
import org.crowdshelf.payment.port.PaymentScene;
import org.crowdshelf.payment.port.StartedPayment;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.jboss.logging.Logger;

/**
 * Starts a stored payment at its provider, outside any transaction, because a provider may be slow.
 * A crash in between leaves a row that {@link AskAfterPayments} finds. An instruction that no
 * longer opens is replaced by starting the same payment again, which providers allow.
 */
@ApplicationScoped
public class StartPayment {

  private static final Logger LOG = Logger.getLogger(StartPayment.class);

  // Of several that start the payment at once, all get the instruction that was stored first.
  private static final String STARTED =
      """
      update payments
         set instruction = case when instruction is null or instruction_valid_until <= $5
                                then cast(cast($2 as text) as jsonb) else instruction end,
             instruction_valid_until = case when instruction is null or instruction_valid_until <= $5
                                            then $3 else instruction_valid_until end,
             provider_reference = coalesce($4, provider_reference),
             state = 'PENDING'
       where id = $1 and state in ('CREATED', 'PENDING') and not closing
      returning\s"""
          + StoredPayment.COLUMNS;

  /**
   * A payment with its next step for the client.
   *
   * @param instruction null if the payment has ended or the provider did not answer
   * @param expiresAt when the payment or its instruction ends
   */
  public record Started(
      String provider, PaymentScene scene, Instruction instruction, Instant expiresAt) {}

  private final Transactions transactions;
  private final Writes writes;
  private final ProviderCalls providers;
  private final PaymentAddresses addresses;
  private final ObjectMapper json;
  private final Clock clock;

  StartPayment(
      Transactions transactions,
      Writes writes,
      ProviderCalls providers,
      PaymentAddresses addresses,
      ObjectMapper json,
      Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.providers = providers;
    this.addresses = addresses;
    this.json = json;
    this.clock = clock;
  }

  /** Starts a payment that was stored before. */
  public Uni<Started> run(StoredPayment payment) {
    if (!payment.isPayable() || payment.hasInstruction(clock.instant())) {
      return Uni.createFrom().item(started(payment));
    }
    PaymentRoute route = payment.route();
    return providers
        .call(route.provider(), provider -> provider.start(payment.start(addresses)))
        .flatMap(answer -> store(payment, answer))
        .onFailure()
        .invoke(failure -> LOG.warnf(failure, "Payment %s could not be started", payment.id()))
        .onFailure()
        .recoverWithNull()
        .map(stored -> started(stored == null ? payment : stored));
  }

  private Uni<StoredPayment> store(StoredPayment payment, StartedPayment answer) {
    return transactions.runStatement(
        () ->
            writes.one(
                STARTED,
                StoredPayment::of,
                payment.id(),
                written(Instruction.of(answer)),
                answer.validUntil(),
                answer.providerReference(),
                clock.instant()));
  }

  private Started started(StoredPayment payment) {
    boolean open = payment.isPayable() && payment.hasInstruction(clock.instant());
    Instant valid = payment.instructionValidUntil();
    return new Started(
        payment.route().provider(),
        payment.route().scene(),
        open ? parsed(payment.instruction()) : null,
        valid != null && valid.isBefore(payment.expiresAt()) ? valid : payment.expiresAt());
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
