package org.crowdshelf.account;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * An organisation. Only {@link RegisterOrganisation} inserts rows. The credit code is not mapped,
 * so that a loaded organisation does not hold it.
 */
@Entity
@Table(name = "organisations")
public class Organisation extends PanacheEntityBase {

  @Id UUID id;
  UUID registeredBy;

  @Enumerated(EnumType.STRING)
  VerificationState verification;

  Instant verifiedAt;
  UUID verifiedBy;

  /** Stores a reviewer's decision; false if it is the standing one and nothing changed. */
  boolean decide(boolean verified, UUID reviewer, Instant now) {
    VerificationState decided = verified ? VerificationState.VERIFIED : VerificationState.REJECTED;
    if (verification == decided) {
      return false;
    }
    verification = decided;
    verifiedAt = verified ? now : null;
    verifiedBy = verified ? reviewer : null;
    return true;
  }
}
