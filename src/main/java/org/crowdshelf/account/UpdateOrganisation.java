package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.account.WrittenOrganisation.Standing;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.FieldValues;
import org.crowdshelf.shared.outbox.Outbox;

/**
 * Owners change what their organisation says of itself. Another name or code of a verified one
 * waits for a reviewer; a refused one asks again by correcting what was wrong.
 */
@ApplicationScoped
public class UpdateOrganisation {

  private final Transactions transactions;
  private final WrittenOrganisation written;
  private final CreditCodes codes;
  private final Outbox outbox;
  private final Clock clock;

  UpdateOrganisation(
      Transactions transactions,
      WrittenOrganisation written,
      CreditCodes codes,
      Outbox outbox,
      Clock clock) {
    this.transactions = transactions;
    this.written = written;
    this.codes = codes;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Changes the fields that were sent; what stands already changes nothing. Rejected with
   * STALE_VERSION where another change came first, else with every value that cannot be stored, or
   * with CREDIT_CODE_TAKEN where another was verified with the code.
   *
   * @param ifVersion the version that it must be at; null for any
   * @throws org.crowdshelf.shared.error.Refusal NOT_FOUND if there is no such organisation,
   *     FORBIDDEN for anyone but an owner
   */
  public Uni<Outcome<UUID>> run(
      UUID owner, UUID organisation, Integer ifVersion, FieldValues<OrganisationDraft> sent) {
    return transactions.run(
        () ->
            Team.lock(organisation, clock.instant())
                .invoke(team -> team.requireOwner(owner))
                .chain(() -> written.read(organisation))
                .flatMap(standing -> decide(organisation, standing, ifVersion, sent)));
  }

  private Uni<Outcome<UUID>> decide(
      UUID organisation,
      Standing standing,
      Integer ifVersion,
      FieldValues<OrganisationDraft> sent) {
    Optional<Rejection> stale = Rejection.ofStale(ifVersion, standing.version());
    if (stale.isPresent()) {
      return rejected(stale.get());
    }
    boolean hasCode = standing.draft().creditCode != null;
    List<Rejection> problems = OrganisationRules.checkSent(sent, hasCode);
    return problems.isEmpty()
        ? checkCode(organisation, standing, sent)
        : Uni.createFrom().item(Outcome.rejected(problems));
  }

  private Uni<Outcome<UUID>> checkCode(
      UUID organisation, Standing standing, FieldValues<OrganisationDraft> sent) {
    FieldValues<OrganisationDraft> before =
        FieldValues.of(standing.draft(), OrganisationField.CHANGEABLE);
    FieldValues<OrganisationDraft> changed = sent.only(sent.differences(before));
    boolean corrected = OrganisationField.REVIEWED.stream().anyMatch(sent::has);
    OrganisationDraft draft = standing.draft();
    changed.write(draft, changed.fields());
    VerificationState after =
        OrganisationRules.afterChange(
            standing.verification(),
            changed.has(OrganisationField.NAME) || changed.has(OrganisationField.CREDIT_CODE),
            corrected,
            draft.creditCode != null);
    if (changed.isEmpty() && after == standing.verification()) {
      return Uni.createFrom().item(Outcome.done(organisation));
    }
    String code = sent.has(OrganisationField.CREDIT_CODE) ? draft.creditCode : null;
    return codes
        .isHeldByAnother(organisation, code)
        .flatMap(
            held ->
                held
                    ? rejected(Rejection.of(OrganisationError.CREDIT_CODE_TAKEN, "creditCode"))
                    : store(organisation, standing, draft, after));
  }

  private Uni<Outcome<UUID>> store(
      UUID organisation, Standing standing, OrganisationDraft draft, VerificationState after) {
    return written
        .store(organisation, standing, draft, after)
        .chain(() -> outbox.tell(new OrganisationEvents.OrganisationChanged(organisation)))
        .replaceWith(Outcome.done(organisation));
  }

  private static Uni<Outcome<UUID>> rejected(Rejection rejection) {
    return Uni.createFrom().item(Outcome.rejected(rejection));
  }
}
