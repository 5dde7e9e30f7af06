package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crowdshelf.account.InvitationRules;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;

/**
 * Reads what only members and staff see of an organisation. For anyone else an organisation has no
 * value in the map; for them it has one, empty if nothing was found.
 */
@ApplicationScoped
class TeamReads {

  // $2 is the signed-in account, $3 whether its role lets it see every organisation.
  private static final String OPEN =
      """
       where o.id = any($1)
         and ($3 or exists (select 1 from memberships v
                             where v.organisation_id = o.id and v.account_id = $2))
      """;

  private static final String MEMBERS =
      "select o.id as organisation_id, "
          + MemberNode.COLUMNS
          + " from organisations o left join (memberships m join accounts a on a.id = m.account_id)"
          + " on m.organisation_id = o.id"
          + OPEN
          + " order by m.role = 'OWNER' desc, m.created_at, m.account_id";

  private static final String INVITATIONS =
      "select o.id as organisation_id, "
          + InvitationNode.COLUMNS
          + " from organisations o left join (invitations i"
          + InvitationNode.JOINS
          + ") on i.organisation_id = o.id and i.created_at > $4"
          + OPEN
          + " order by i.created_at desc, i.account_id";

  private static final String REMARKS =
      """
      select o.id as organisation_id, newest.remark
        from organisations o
        join lateral (select remark from organisation_reviews r
                       where r.organisation_id = o.id
                       order by r.decided_at desc, r.id desc limit 1) newest on true
      """
          + OPEN;

  private static final String CREDIT_CODES =
      "select o.id as organisation_id, coalesce(o.claimed_code, o.credit_code) as code from organisations o"
          + OPEN;

  private static final String WANTED_NAMES =
      "select o.id as organisation_id, o.wanted_name from organisations o" + OPEN;

  private final Reads reads;
  private final CurrentAccount currentAccount;
  private final Clock clock;

  TeamReads(Reads reads, CurrentAccount currentAccount, Clock clock) {
    this.reads = reads;
    this.currentAccount = currentAccount;
    this.clock = clock;
  }

  /** The members of each organisation, owners first. */
  Uni<Map<UUID, List<MemberNode>>> members(List<UUID> organisations) {
    return rows(
        MEMBERS, organisations, row -> row.uuid("a_id") == null ? null : MemberNode.of(row));
  }

  /** The open invitations of each organisation, newest first. */
  Uni<Map<UUID, List<InvitationNode>>> invitations(List<UUID> organisations) {
    return rows(
        INVITATIONS,
        organisations,
        row -> row.uuid("a_id") == null ? null : InvitationNode.of(row),
        InvitationRules.latestEnded(clock.instant()));
  }

  /** The remark of the latest decision about each organisation. */
  Uni<Map<UUID, String>> remarks(List<UUID> organisations) {
    return rows(REMARKS, organisations, row -> row.text("remark")).map(TeamReads::single);
  }

  /** The name that each organisation waits for. */
  Uni<Map<UUID, String>> wantedNames(List<UUID> organisations) {
    return rows(staff(), WANTED_NAMES, organisations, row -> row.text("wanted_name"))
        .map(TeamReads::single);
  }

  private boolean staff() {
    return currentAccount.is(Role.REVIEWER) || currentAccount.is(Role.ADMIN);
  }

  /** The credit code of each organisation that has one. */
  Uni<Map<UUID, String>> creditCodes(List<UUID> organisations) {
    return rows(staff(), CREDIT_CODES, organisations, row -> row.text("code"))
        .map(TeamReads::single);
  }

  private static Map<UUID, String> single(Map<UUID, List<String>> found) {
    Map<UUID, String> byOrganisation = new HashMap<>();
    found.forEach((key, texts) -> texts.forEach(one -> byOrganisation.put(key, one)));
    return byOrganisation;
  }

  private <T> Uni<Map<UUID, List<T>>> rows(
      String sql, List<UUID> organisations, Function<Row, T> mapping, Object... more) {
    return rows(currentAccount.is(Role.REVIEWER), sql, organisations, mapping, more);
  }

  private <T> Uni<Map<UUID, List<T>>> rows(
      boolean staff,
      String sql,
      List<UUID> organisations,
      Function<Row, T> mapping,
      Object... more) {
    if (!currentAccount.signedIn()) {
      return Uni.createFrom().item(Map.of());
    }
    List<Object> params = new ArrayList<>(List.of(organisations, currentAccount.account(), staff));
    params.addAll(List.of(more));
    return reads
        .list(
            sql,
            row ->
                new Found<>(row.uuid("organisation_id"), Optional.ofNullable(mapping.apply(row))),
            params.toArray())
        .map(TeamReads::byOrganisation);
  }

  private static <T> Map<UUID, List<T>> byOrganisation(List<Found<T>> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                Found::organisation,
                Collectors.flatMapping(row -> row.value().stream(), Collectors.toList())));
  }

  private record Found<T>(UUID organisation, Optional<T> value) {}
}
