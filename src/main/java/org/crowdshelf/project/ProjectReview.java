package org.crowdshelf.project;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.content.ReviewDecision;
import org.crowdshelf.project.content.ReviewRemark;
import org.crowdshelf.shared.database.Document;
import org.crowdshelf.shared.id.Ids;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** One decision of a reviewer on a project. */
@Entity
@Immutable
@Table(name = "project_reviews")
public class ProjectReview extends PanacheEntityBase {

  @Id UUID id;
  UUID projectId;
  UUID reviewerId;

  @Enumerated(EnumType.STRING)
  ReviewDecision decision;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::text::jsonb")
  String remarks;

  Instant reviewedAt;

  static ProjectReview of(
      Project project,
      UUID reviewer,
      ReviewDecision decision,
      List<ReviewRemark> remarks,
      Instant at) {
    ProjectReview review = new ProjectReview();
    review.id = Ids.next();
    review.projectId = project.id;
    review.reviewerId = reviewer;
    review.decision = decision;
    review.remarks = Document.write(remarks);
    review.reviewedAt = at;
    return review;
  }
}
