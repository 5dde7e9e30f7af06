package org.crowdshelf.project;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
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

  static ProjectPartner of(UUID project, int position, ProjectDraft.PartnerChoice choice) {
    ProjectPartner partner = new ProjectPartner();
    partner.id = Ids.next();
    partner.projectId = project;
    partner.organisationId = choice.organisation();
    partner.role = choice.role();
    partner.position = position;
    return partner;
  }
}
