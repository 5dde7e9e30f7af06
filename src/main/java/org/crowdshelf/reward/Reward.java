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
import java.util.Objects;
import java.util.UUID;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.text.Text;
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
  Instant createdAt;

  /** A new reward at this position in its project's order. */
  static Reward added(RewardDraft draft, int position, Instant now) {
    Reward reward = new Reward();
    reward.id = Ids.next();
    reward.projectId = draft.projectId();
    reward.position = position;
    reward.kind = draft.kind();
    reward.title = Text.stripped(draft.title());
    reward.description = draft.description();
    reward.priceMinor = draft.price().amountMinor();
    reward.limitCount = draft.limit();
    reward.limitPerBacker = draft.limitPerBacker();
    reward.needsAddress = draft.needsAddress();
    reward.estimatedDelivery = draft.estimatedDelivery();
    reward.faceValueMinor = draft.faceValue() == null ? null : draft.faceValue().amountMinor();
    reward.sponsorId = draft.sponsor();
    reward.createdAt = now;
    return reward;
  }

  /** The position after all of these. */
  static int positionAfter(List<Reward> offered) {
    return offered.stream().mapToInt(reward -> reward.position + 1).max().orElse(0);
  }

  /** Returns whether it equals what this draft would add. */
  boolean offers(RewardDraft draft) {
    Long draftedFaceValueMinor = draft.faceValue() == null ? null : draft.faceValue().amountMinor();
    return kind == draft.kind()
        && title.equals(Text.stripped(draft.title()))
        && description.equals(draft.description())
        && priceMinor == draft.price().amountMinor()
        && Objects.equals(limitCount, draft.limit())
        && Objects.equals(limitPerBacker, draft.limitPerBacker())
        && needsAddress == draft.needsAddress()
        && Objects.equals(estimatedDelivery, draft.estimatedDelivery())
        && Objects.equals(faceValueMinor, draftedFaceValueMinor)
        && Objects.equals(sponsorId, draft.sponsor());
  }

  /** Applies a change that was checked. */
  void apply(RewardChange change) {
    change.title().ifSet(text -> title = text.strip());
    change.description().ifSet(text -> description = text);
    change.limit().ifSet(places -> limitCount = places);
    change.estimatedDelivery().ifSet(date -> estimatedDelivery = date);
  }

  /** Returns whether a place of it is reserved or paid. */
  boolean isClaimed() {
    return claimed > 0;
  }
}
