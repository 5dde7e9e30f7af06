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
 * An organisation. Only {@link RegisterOrganisation} inserts rows. What its owners write is not
 * mapped, above all the credit code, so that a loaded organisation does not hold it.
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

  /** Returns whether a decision is another one than the standing one. */
  boolean differs(boolean verified) {
    return verification != state(verified);
  }

  /** Stores a reviewer's decision; false if it is the standing one and nothing changed. */
  boolean decide(boolean verified, UUID reviewer, Instant now) {
    if (!differs(verified)) {
      return false;
    }
    verification = state(verified);
    verifiedAt = verified ? now : null;
    verifiedBy = verified ? reviewer : null;
    return true;
  }

  private static VerificationState state(boolean verified) {
    return verified ? VerificationState.VERIFIED : VerificationState.REJECTED;
  }
}
