package org.crowdshelf.project;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Document;
import org.hibernate.annotations.ColumnTransformer;

/** The long texts of a project, kept apart from the row that money changes. */
@Entity
@Table(name = "project_contents")
public class ProjectContent extends PanacheEntityBase {

  @Id UUID projectId;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::text::jsonb")
  String story;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::text::jsonb")
  String media;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::text::jsonb")
  String press;

  static ProjectContent of(
      UUID project, List<StorySection> story, List<Media> media, List<PressMention> press) {
    ProjectContent content = new ProjectContent();
    content.projectId = project;
    content.story = Document.write(story);
    content.media = Document.write(media);
    content.press = Document.write(press);
    return content;
  }
}
