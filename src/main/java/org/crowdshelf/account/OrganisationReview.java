package org.crowdshelf.account;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.text.Text;

/** A decision of a reviewer about an organisation. Rows are never updated. */
@Entity
@Table(name = "organisation_reviews")
public class OrganisationReview extends PanacheEntityBase {

  @Id UUID id;
  UUID organisationId;
  UUID reviewerId;

  @Enumerated(EnumType.STRING)
  VerificationState decision;

  String remark;
  Instant decidedAt;

  /** A record of the decision that was just stored in this organisation. */
  static OrganisationReview of(
      Organisation organisation, UUID reviewer, String remark, Instant now) {
    OrganisationReview review = new OrganisationReview();
    review.id = Ids.next();
    review.organisationId = organisation.id;
    review.reviewerId = reviewer;
    review.decision = organisation.verification;
    review.remark = Text.isBlank(remark) ? null : remark;
    review.decidedAt = now;
    return review;
  }
}
