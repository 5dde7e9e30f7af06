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

/** Somebody who is asked to join an organisation and has not answered yet. */
@Entity
@IdClass(MemberKey.class)
@Table(name = "invitations")
public class Invitation extends PanacheEntityBase {

  @Id UUID organisationId;
  @Id UUID accountId;

  @Enumerated(EnumType.STRING)
  MemberRole role;

  UUID invitedBy;
  Instant createdAt;

  static Invitation of(
      UUID organisation, UUID account, MemberRole role, UUID invitedBy, Instant now) {
    Invitation invitation = new Invitation();
    invitation.organisationId = organisation;
    invitation.accountId = account;
    invitation.role = role;
    invitation.invitedBy = invitedBy;
    invitation.createdAt = now;
    return invitation;
  }
}
