package org.crowdshelf.project;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.content.Media;
import org.crowdshelf.project.content.PressMention;
import org.crowdshelf.project.content.StorySection;
import org.crowdshelf.shared.database.Document;
import org.hibernate.annotations.ColumnTransformer;

/** The long texts of a project, kept apart from the row that money changes. */
@Entity
@Table(name = "project_contents")
public class ProjectContent extends PanacheEntityBase {

  @Id UUID projectId;

  // Read as text: the driver would make a document of its own of jsonb.
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "concat(story)", write = "?::text::jsonb")
  String story;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "concat(media)", write = "?::text::jsonb")
  String media;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "concat(press)", write = "?::text::jsonb")
  String press;

  static ProjectContent empty(UUID project) {
    ProjectContent content = new ProjectContent();
    content.projectId = project;
    content.writeStory(List.of());
    content.writeMedia(List.of());
    content.writePress(List.of());
    return content;
  }

  void writeStory(List<StorySection> story) {
    this.story = Document.write(story);
  }

  void writeMedia(List<Media> media) {
    this.media = Document.write(media);
  }

  void writePress(List<PressMention> press) {
    this.press = Document.write(press);
  }

  List<StorySection> story() {
    return Document.read(story, StorySection.class);
  }

  List<Media> media() {
    return Document.read(media, Media.class);
  }

  List<PressMention> press() {
    return Document.read(press, PressMention.class);
  }

  /** The texts of a project; empty ones where none were stored yet. */
  static Uni<ProjectContent> ofProject(UUID project) {
    return ProjectContent.<ProjectContent>findById(project)
        .onItem()
        .ifNull()
        .switchTo(() -> empty(project).persist());
  }
}
