package org.crowdshelf.account;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A member of an organisation: an account that registered it or accepted an invitation. */
@Entity
@IdClass(MemberKey.class)
@Table(name = "memberships")
public class Membership extends PanacheEntityBase {

  @Id UUID organisationId;
  @Id UUID accountId;

  @Enumerated(EnumType.STRING)
  MemberRole role;

  Instant createdAt;

  static Membership of(UUID organisation, UUID account, MemberRole role, Instant now) {
    Membership membership = new Membership();
    membership.organisationId = organisation;
    membership.accountId = account;
    membership.role = role;
    membership.createdAt = now;
    return membership;
  }
}
