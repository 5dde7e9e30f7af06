package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.input.FieldValues;
import org.crowdshelf.shared.mutation.OncePerKey;
import org.crowdshelf.shared.mutation.SentMutation;
import org.crowdshelf.shared.outbox.Outbox;

/** An account registers an organisation and becomes its first owner. */
@ApplicationScoped
public class RegisterOrganisation {

  // The code is claimed: a reviewer decides who holds it.
  private static final String INSERT =
      """
      insert into organisations
        (id, name, kind, verification, website, claimed_code, registered_by, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)""";

  private final Transactions transactions;
  private final Writes writes;
  private final CreditCodes codes;
  private final Outbox outbox;
  private final OncePerKey once;
  private final Clock clock;

  RegisterOrganisation(
      Transactions transactions,
      Writes writes,
      CreditCodes codes,
      Outbox outbox,
      OncePerKey once,
      Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.codes = codes;
    this.outbox = outbox;
    this.once = once;
    this.clock = clock;
  }

  /**
   * Registers an organisation: UNVERIFIED without a credit code, PENDING with one. Rejected with
   * every value that cannot be stored, or with CREDIT_CODE_TAKEN where another was verified with
   * the code. The same key and registration again answer the organisation that is there.
   *
   * @param key the idempotency key; null for none
   */
  public Uni<Outcome<UUID>> run(
      UUID account, FieldValues<OrganisationDraft> registration, String key) {
    SentMutation sent = SentMutation.of(account, "registerOrganisation", key, registration);
    return once.run(sent, () -> check(registration, sent));
  }

  private Uni<Outcome<UUID>> check(FieldValues<OrganisationDraft> registration, SentMutation sent) {
    Checks checks = new Checks();
    registration.check(checks, OrganisationField.ALL);
    List<Rejection> problems = checks.found();
    return problems.isEmpty()
        ? transactions.run(() -> store(draft(registration), sent))
        : Uni.createFrom().item(Outcome.rejected(problems));
  }

  private static OrganisationDraft draft(FieldValues<OrganisationDraft> registration) {
    OrganisationDraft draft = new OrganisationDraft();
    registration.write(draft, OrganisationField.ALL);
    return draft;
  }

  private Uni<Outcome<UUID>> store(OrganisationDraft draft, SentMutation sent) {
    UUID organisation = Ids.next();
    return codes
        .isHeldByAnother(organisation, draft.creditCode)
        .flatMap(held -> held ? taken() : insert(organisation, draft, sent));
  }

  private Uni<Outcome<UUID>> insert(UUID organisation, OrganisationDraft draft, SentMutation sent) {
    Instant now = clock.instant();
    return once.store(sent, organisation)
        .chain(
            () ->
                writes.change(
                    INSERT,
                    organisation,
                    draft.name,
                    draft.kind,
                    draft.verification(),
                    draft.website,
                    draft.creditCode,
                    sent.account(),
                    now))
        .chain(() -> finish(Membership.of(organisation, sent.account(), MemberRole.OWNER, now)));
  }

  private Uni<Outcome<UUID>> finish(Membership owner) {
    UUID organisation = owner.organisationId;
    return owner
        .persist()
        .chain(() -> outbox.tell(new OrganisationEvents.OrganisationRegistered(organisation)))
        .replaceWith(Outcome.done(organisation));
  }

  private static Uni<Outcome<UUID>> taken() {
    return Uni.createFrom()
        .item(Outcome.rejected(Rejection.of(OrganisationError.CREDIT_CODE_TAKEN, "creditCode")));
  }
}
