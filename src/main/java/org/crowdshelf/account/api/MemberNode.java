package org.crowdshelf.account.api;

import java.time.Instant;
import org.crowdshelf.account.MemberRole;
import org.crowdshelf.shared.database.Row;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A member, as the organisation's members see it. */
@Name("Member")
@Description("A member of an organisation.")
public record MemberNode(
    @NonNull @Description("The member") AccountNode account,
    @NonNull @Description("What they may do") MemberRole role,
    @NonNull @Description("When they joined") Instant since) {

  static final String COLUMNS =
      "m.role as m_role, m.created_at as m_created_at, " + AccountNode.columns("a");

  static MemberNode of(Row row) {
    return new MemberNode(
        AccountNode.of(row, "a"),
        row.value(MemberRole.class, "m_role"),
        row.instant("m_created_at"));
  }
}
