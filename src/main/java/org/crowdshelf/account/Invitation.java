package org.crowdshelf.account;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An invitation of an account to join an organisation, until it is answered. */
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
    invitation.renew(role, invitedBy, now);
    return invitation;
  }

  /** Returns whether this account made the invitation, for this role. */
  boolean is(MemberRole role, UUID inviter) {
    return this.role == role && invitedBy.equals(inviter);
  }

  /** Invites the account again, as of now. */
  void renew(MemberRole role, UUID invitedBy, Instant now) {
    this.role = role;
    this.invitedBy = invitedBy;
    this.createdAt = now;
  }

  /** Deletes the invitations that this account made; its right to make them has ended. */
  static Uni<Void> deleteMadeBy(UUID inviter, UUID organisation) {
    return delete("invitedBy = ?1 and organisationId = ?2", inviter, organisation)
        .replaceWithVoid();
  }
}
