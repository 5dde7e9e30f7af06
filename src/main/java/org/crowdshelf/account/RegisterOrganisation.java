package org.crowdshelf.account;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.outbox.Outbox;
import org.crowdshelf.shared.text.Text;
import org.crowdshelf.shared.text.WebAddress;

/** Somebody registers an organisation and becomes its first owner. */
@ApplicationScoped
public class RegisterOrganisation {

  // The unique key decides who has a code, however many ask at once. A violation would put the code
  // into the database's message, and so into logs; a row that is not inserted says it quietly.
  private static final String INSERT =
      """
      insert into organisations
        (id, name, kind, verification, website, credit_code, registered_by, created_at)
      values (:id, :name, :kind, :verification, cast(:website as text), cast(:code as text),
              :account, :now)
      on conflict on constraint organisations_credit_code do nothing""";

  private final Transactions transactions;
  private final Outbox outbox;
  private final Clock clock;

  RegisterOrganisation(Transactions transactions, Outbox outbox, Clock clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Registers an organisation: UNVERIFIED without a credit code, PENDING with one. Rejected with
   * every value that cannot be taken, or with CREDIT_CODE_TAKEN.
   */
  public Uni<Outcome<UUID>> run(UUID account, OrganisationRegistration registration) {
    List<Rejection> problems = OrganisationRules.check(registration);
    return problems.isEmpty()
        ? transactions.run(() -> store(account, registration))
        : Uni.createFrom().item(Outcome.rejected(problems));
  }

  private Uni<Outcome<UUID>> store(UUID account, OrganisationRegistration registration) {
    UUID organisation = Ids.next();
    Instant now = clock.instant();
    return insert(organisation, account, registration, now)
        .flatMap(
            rows ->
                rows == 0
                    ? taken()
                    : finish(Membership.of(organisation, account, MemberRole.OWNER, now)));
  }

  private static Uni<Integer> insert(
      UUID organisation, UUID account, OrganisationRegistration registration, Instant now) {
    String code =
        registration.creditCode() == null
            ? null
            : CreditCode.parse(registration.creditCode()).orElseThrow().value();
    VerificationState state =
        code == null ? VerificationState.UNVERIFIED : VerificationState.PENDING;
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(INSERT)
                    .setParameter("id", organisation)
                    .setParameter("name", Text.stripped(registration.name()))
                    .setParameter("kind", registration.kind().name())
                    .setParameter("verification", state.name())
                    .setParameter("website", WebAddress.stored(registration.website()))
                    .setParameter("code", code)
                    .setParameter("account", account)
                    .setParameter("now", now)
                    .executeUpdate());
  }

  private Uni<Outcome<UUID>> finish(Membership owner) {
    UUID organisation = owner.organisationId;
    return owner
        .persist()
        .chain(() -> outbox.tell("OrganisationRegistered", organisation, new JsonObject()))
        .replaceWith(Outcome.done(organisation));
  }

  private static Uni<Outcome<UUID>> taken() {
    return Uni.createFrom()
        .item(Outcome.rejected(Rejection.of(OrganisationError.CREDIT_CODE_TAKEN, "creditCode")));
  }
}
