package org.crowdshelf.project;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.crowdshelf.shared.id.Ids;

/** What a part of the money is for. */
@Entity
@Table(name = "budget_lines")
public class BudgetLine extends PanacheEntityBase {

  @Id UUID id;
  UUID projectId;
  int position;
  String purpose;
  long amountMinor;

  static BudgetLine of(UUID project, int position, ProjectDraft.BudgetItem item) {
    BudgetLine line = new BudgetLine();
    line.id = Ids.next();
    line.projectId = project;
    line.position = position;
    line.purpose = item.purpose().strip();
    line.amountMinor = item.amount().amountMinor();
    return line;
  }
}
