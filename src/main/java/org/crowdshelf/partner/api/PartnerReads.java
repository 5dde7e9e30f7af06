package org.crowdshelf.partner.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crowdshelf.account.api.OrganisationNode;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.partner.PartnerHelp;
import org.crowdshelf.partner.PartnershipKey;
import org.crowdshelf.partner.ShownPartners;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;

/** Reads partners of projects, and what organisations are asked. */
@ApplicationScoped
class PartnerReads {

  // The longest list of an organisation's partnerships.
  private static final int MOST = 100;

  // $2 who asks, $3 whether they are a reviewer or an admin.
  private static final String PARTNERS =
      "select n.project_id, n.role, t.state, "
          + PartnerHelp.COLUMN
          + ", "
          + OrganisationNode.columns("o")
          + """

              from project_partners n
              join projects p on p.id = n.project_id
              join partnerships t on t.project_id = n.project_id and t.organisation_id = n.organisation_id and t.role = n.role
              join organisations o on o.id = n.organisation_id
             where n.project_id = any($1) and\s"""
          + ShownPartners.include("$2", "$3")
          + " order by n.project_id, n.position";

  // Each organisation's own index gives its first ones.
  private static final String REQUESTS =
      "select m.organisation_id as of_organisation, "
          + PartnershipNode.COLUMNS
          + """

              from memberships m
              left join lateral (
                     select * from partnerships
                      where organisation_id = m.organisation_id and named
                      order by organisation_id, state, asked_at desc, project_id desc limit $3) t on true
             where m.account_id = $2 and m.organisation_id = any($1)
             order by m.organisation_id, t.state, t.asked_at desc, t.project_id desc""";

  private static final String ONE =
      "select "
          + PartnershipNode.COLUMNS
          + " from partnerships t where t.project_id = $1 and t.organisation_id = $2 and t.role = $3";

  private static final String PROJECTS =
      "select "
          + ProjectNode.COLUMNS
          + " from projects p "
          + ProjectNode.JOINS
          + " where p.id = any($1)";

  private record Of<T>(UUID key, T value) {}

  private final Reads reads;
  private final CurrentAccount currentAccount;

  PartnerReads(Reads reads, CurrentAccount currentAccount) {
    this.reads = reads;
    this.currentAccount = currentAccount;
  }

  /** The partners of each of these projects that whoever asks may see, in their order. */
  Uni<Map<UUID, List<PartnerNode>>> partners(List<UUID> projects) {
    boolean staff = currentAccount.is(Role.REVIEWER) || currentAccount.is(Role.ADMIN);
    return reads
        .list(
            PARTNERS,
            row -> new Of<>(row.uuid("project_id"), PartnerNode.of(row)),
            projects,
            currentAccount.accountOrNull(),
            staff)
        .map(
            found -> {
              Map<UUID, List<PartnerNode>> byProject = grouped(found);
              projects.forEach(project -> byProject.putIfAbsent(project, List.of()));
              return byProject;
            });
  }

  /**
   * The requests to each of these organisations, unanswered ones first and of each state the
   * newest; one that whoever asks is no member of is left out.
   */
  Uni<Map<UUID, List<PartnershipNode>>> requests(List<UUID> organisations) {
    UUID member = currentAccount.accountOrNull();
    return member == null
        ? Uni.createFrom().item(Map.of())
        : reads
            .list(REQUESTS, PartnerReads::request, organisations, member, MOST)
            .map(this::grouped);
  }

  /** A partnership, for callers that have checked that the account may see it. */
  Uni<PartnershipNode> partnership(PartnershipKey key) {
    return reads.one(ONE, PartnershipNode::of, key.project(), key.organisation(), key.role());
  }

  /** Projects, also such as are not public, for whom they ask. */
  Uni<Map<UUID, ProjectNode>> projects(List<UUID> keys) {
    return reads
        .list(PROJECTS, ProjectNode::of, keys)
        .map(
            found ->
                found.stream().collect(Collectors.toMap(ProjectNode::key, Function.identity())));
  }

  private static Of<PartnershipNode> request(Row row) {
    return new Of<>(
        row.uuid("of_organisation"),
        row.uuid("project_id") == null ? null : PartnershipNode.of(row));
  }

  private <T> Map<UUID, List<T>> grouped(List<Of<T>> found) {
    return new HashMap<>(
        found.stream()
            .collect(
                Collectors.groupingBy(
                    Of::key,
                    Collectors.flatMapping(
                        of ->
                            of.value() == null
                                ? Collections.<T>emptyList().stream()
                                : List.of(of.value()).stream(),
                        Collectors.toList()))));
  }
}
