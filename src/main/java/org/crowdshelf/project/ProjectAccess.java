package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.error.Refusal;

/**
 * Decides who may change a project. Its own people are its fundraiser and the members of the
 * organisation that it is run for.
 */
@ApplicationScoped
public class ProjectAccess {

  private static final String STANDING =
      """
      select p.launched_at is not null as public,
             p.fundraiser_id = $2 or exists (
               select 1 from memberships m
                where m.organisation_id = p.organisation_id and m.account_id = $2) as own
        from projects p
       where p.id = $1""";

  private static final String IN_ITS_NAME =
      """
      select p.organisation_id is null or exists (
               select 1 from memberships m
                where m.organisation_id = p.organisation_id and m.account_id = p.fundraiser_id) as belongs
        from projects p
       where p.id = $1""";

  private record Standing(boolean isPublic, boolean own) {}

  private final Reads reads;
  private final CurrentAccount currentAccount;

  ProjectAccess(Reads reads, CurrentAccount currentAccount) {
    this.reads = reads;
    this.currentAccount = currentAccount;
  }

  /**
   * The signed-in account, which is one of the project's own people.
   *
   * @throws Refusal UNAUTHENTICATED for a visitor; NOT_FOUND where there is no such project for
   *     them; FORBIDDEN where they see it, but it is not theirs
   */
  public Uni<UUID> ownPerson(UUID project) {
    UUID account = currentAccount.account();
    return standing(project, account)
        .invoke(
            standing -> {
              if (!standing.own()) {
                throw Refusal.forbidden();
              }
            })
        .replaceWith(account);
  }

  /** The same, for reviewers too. */
  public Uni<UUID> ownPersonOrReviewer(UUID project) {
    boolean reviewer = currentAccount.is(Role.REVIEWER);
    UUID account = currentAccount.account();
    return standing(project, account)
        .invoke(
            standing -> {
              if (!standing.own() && !reviewer) {
                throw Refusal.forbidden();
              }
            })
        .replaceWith(account);
  }

  /**
   * Returns whether the project is the reviewer's own or their organisation's, so that somebody
   * else has to decide on it.
   *
   * @throws Refusal UNAUTHENTICATED, FORBIDDEN without the role, NOT_FOUND
   */
  public Uni<Boolean> ownOfReviewer(UUID project) {
    return standing(project, currentAccount.account(Role.REVIEWER)).map(Standing::own);
  }

  /**
   * Returns whether a public project is this account's own or its organisation's.
   *
   * @throws Refusal NOT_FOUND where there is no such project for whoever asks
   */
  public Uni<Boolean> isOwn(UUID project, UUID account) {
    return standing(project, account).map(Standing::own);
  }

  /**
   * Returns whether the fundraiser may act for the organisation that the project is run for, if
   * any.
   */
  Uni<Boolean> fundraiserBelongs(UUID project) {
    return reads.one(IN_ITS_NAME, row -> row.flag("belongs"), project);
  }

  private Uni<Standing> standing(UUID project, UUID account) {
    boolean reviewer = currentAccount.is(Role.REVIEWER);
    return reads
        .one(STANDING, row -> new Standing(row.flag("public"), row.flag("own")), project, account)
        .invoke(
            standing -> {
              boolean visible =
                  standing != null && (standing.isPublic() || standing.own() || reviewer);
              if (!visible) {
                throw Refusal.notFound();
              }
            });
  }
}
