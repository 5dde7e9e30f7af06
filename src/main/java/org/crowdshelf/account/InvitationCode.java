package org.crowdshelf.account;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A code by which one person can join an organisation. Only the hash of the code is stored, so
 * neither a backup nor a log lets anybody join.
 */
@Entity
@Table(name = "invitation_codes")
public class InvitationCode extends PanacheEntityBase {

  /** The most codes of an organisation that are open at a time. */
  static final int MAX_OPEN = 20;

  private static final Duration OPEN_FOR = Duration.ofDays(7);

  @Id byte[] codeHash;
  UUID organisationId;

  @Enumerated(EnumType.STRING)
  MemberRole role;

  UUID madeBy;
  Instant createdAt;
  Instant expiresAt;
  Instant usedAt;

  static InvitationCode of(
      JoiningCode code, UUID organisation, MemberRole role, UUID madeBy, Instant now) {
    InvitationCode made = new InvitationCode();
    made.codeHash = code.hash();
    made.organisationId = organisation;
    made.role = role;
    made.madeBy = madeBy;
    made.createdAt = now;
    made.expiresAt = now.plus(OPEN_FOR);
    return made;
  }

  /** The codes of an organisation that nobody has joined with and whose time is not over. */
  static Uni<List<InvitationCode>> open(UUID organisation, Instant now) {
    return list("organisationId = ?1 and usedAt is null and expiresAt > ?2", organisation, now);
  }

  /** Deletes the codes of an organisation whose time is over, used or not. */
  static Uni<Void> deleteEnded(UUID organisation, Instant now) {
    return delete("organisationId = ?1 and expiresAt <= ?2", organisation, now).replaceWithVoid();
  }

  /** Deletes the unused codes that this account made; its right to make them has ended. */
  static Uni<Void> deleteMadeBy(UUID owner, UUID organisation) {
    return delete("madeBy = ?1 and organisationId = ?2 and usedAt is null", owner, organisation)
        .replaceWithVoid();
  }
}
