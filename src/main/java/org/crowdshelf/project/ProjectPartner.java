package org.crowdshelf.project;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.crowdshelf.project.content.PartnerChoice;
import org.crowdshelf.project.content.PartnerRole;
import org.crowdshelf.shared.id.Ids;

/** An organisation that helps to run or supply a project. */
@Entity
@Table(name = "project_partners")
public class ProjectPartner extends PanacheEntityBase {

  @Id UUID id;
  UUID projectId;
  UUID organisationId;

  @Enumerated(EnumType.STRING)
  PartnerRole role;

  int position;

  static ProjectPartner of(UUID project, int position, PartnerChoice choice) {
    ProjectPartner partner = new ProjectPartner();
    partner.id = Ids.next();
    partner.projectId = project;
    partner.organisationId = choice.organisation();
    partner.role = choice.role();
    partner.position = position;
    return partner;
  }

  /** The partners of a draft, in their order. */
  static List<ProjectPartner> all(UUID project, List<PartnerChoice> choices) {
    return IntStream.range(0, choices.size())
        .mapToObj(i -> of(project, i, choices.get(i)))
        .toList();
  }

  /** The partners of a project, in their order. */
  static Uni<List<ProjectPartner>> ofProject(UUID project) {
    return list("projectId = ?1 order by position", project);
  }

  /** As it is written. */
  PartnerChoice toChoice() {
    return new PartnerChoice(organisationId, role);
  }
}
