package org.crowdshelf.project;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.crowdshelf.project.content.BudgetItem;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.money.MinorUnits;
import org.crowdshelf.shared.money.MoneyInput;

/** A part of the money and its purpose. */
@Entity
@Table(name = "budget_lines")
public class BudgetLine extends PanacheEntityBase {

  @Id UUID id;
  UUID projectId;
  int position;
  String purpose;
  long amountMinor;

  static BudgetLine of(UUID project, int position, BudgetItem item) {
    BudgetLine line = new BudgetLine();
    line.id = Ids.next();
    line.projectId = project;
    line.position = position;
    line.purpose = item.purpose();
    line.amountMinor = item.amount().amountMinor();
    return line;
  }

  /** The lines of a draft, in their order. */
  static List<BudgetLine> all(UUID project, List<BudgetItem> items) {
    return IntStream.range(0, items.size()).mapToObj(i -> of(project, i, items.get(i))).toList();
  }

  /** The lines of a project, in their order. */
  static Uni<List<BudgetLine>> ofProject(UUID project) {
    return list("projectId = ?1 order by position", project);
  }

  /** As it is written. */
  BudgetItem toItem(String currency) {
    return new BudgetItem(purpose, new MoneyInput(new MinorUnits(amountMinor), currency));
  }
}
