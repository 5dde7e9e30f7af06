package org.crowdshelf.project.api;

import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.money.Money;
import org.crowdshelf.shared.node.Node;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A part of the money and its purpose. */
@Name("BudgetLine")
@Description("What a part of the money is for.")
public record BudgetLineNode(
    @Ignore UUID key,
    @NonNull @Description("What it is for, one line") String purpose,
    @NonNull @Description("What it costs") Money amount)
    implements Node {

  @Override
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  public String getId() {
    return Ids.encode(IdType.BUDGET_LINE, key);
  }
}
