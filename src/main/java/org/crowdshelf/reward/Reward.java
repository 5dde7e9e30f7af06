package org.crowdshelf.reward;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.id.Ids;
import org.hibernate.annotations.DynamicUpdate;

/** A reward: what a backer gets for a pledge of at least its price. */
@Entity
@DynamicUpdate
@Table(name = "rewards")
public class Reward extends PanacheEntityBase {

  @Id UUID id;
  UUID projectId;
  int position;

  @Enumerated(EnumType.STRING)
  RewardKind kind;

  String title;
  String description;
  long priceMinor;
  Integer limitCount;
  Integer limitPerBacker;

  /** Reserved and paid places. Only pledges change the number; an edit must not overwrite it. */
  @Column(insertable = false, updatable = false)
  int claimed;

  boolean needsAddress;
  LocalDate estimatedDelivery;
  Long faceValueMinor;
  UUID sponsorId;
  String imageUrl;
  Instant createdAt;

  /** A new reward at this position in its project's order, with no field written yet. */
  static Reward begun(UUID project, int position, Instant now) {
    Reward reward = new Reward();
    reward.id = Ids.next();
    reward.projectId = project;
    reward.position = position;
    reward.createdAt = now;
    return reward;
  }

  /** The position after all of these. */
  static int positionAfter(List<Reward> offered) {
    return offered.stream().mapToInt(reward -> reward.position + 1).max().orElse(0);
  }

  /** Returns whether a place of it is reserved or paid. */
  boolean isClaimed() {
    return claimed > 0;
  }
}
