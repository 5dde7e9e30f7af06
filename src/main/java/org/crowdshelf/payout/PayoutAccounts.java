package org.crowdshelf.payout;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;

/** The rows of payout accounts, in the caller's transaction. */
@ApplicationScoped
class PayoutAccounts {

  // The owner's row is locked, so that of two changes at once the second sees the first.
  private static final String LOCK_PERSON =
      "select null::text as name, true as owner, false as verified from accounts where id = $1 for no key update";

  private static final String LOCK_ORGANISATION =
      """
      select o.name, o.verification = 'VERIFIED' as verified,
             exists (select from memberships m
                      where m.organisation_id = o.id and m.account_id = $2 and m.role = 'OWNER') as owner
        from organisations o where o.id = $1 for no key update""";

  private static final String STANDING =
      """
      select id, provider, holder, params from payout_accounts
       where %s = $1 and replaced_at is null""";

  private static final String OF_PERSON = STANDING.formatted("account_id");
  private static final String OF_ORGANISATION = STANDING.formatted("organisation_id");

  private static final String END =
      "update payout_accounts set replaced_at = $2 where id = $1 and replaced_at is null";

  private static final String INSERT =
      """
      insert into payout_accounts
        (id, account_id, organisation_id, provider, holder, masked, params, verified, set_by, set_at, usable_from)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

  /**
   * Whose account it is.
   *
   * @param name the name that the holder has to have; null where the site does not know it
   * @param owner whether whoever asks may say where its money goes
   * @param verified whether a reviewer checked the name
   */
  record Owner(String name, boolean owner, boolean verified) {

    static Owner of(Row row) {
      return new Owner(row.text("name"), row.flag("owner"), row.flag("verified"));
    }
  }

  /** An account that money goes to now. */
  record Standing(UUID id, String provider, String holder, byte[] params) {

    static Standing of(Row row) {
      return new Standing(
          row.uuid("id"), row.text("provider"), row.text("holder"), row.bytes("params"));
    }
  }

  private final Writes writes;

  PayoutAccounts(Writes writes) {
    this.writes = writes;
  }

  /** Locks whose account it is to be; null where there is no such organisation. */
  Uni<Owner> lock(UUID person, UUID organisation) {
    return organisation == null
        ? writes.one(LOCK_PERSON, Owner::of, person)
        : writes.one(LOCK_ORGANISATION, Owner::of, organisation, person);
  }

  /** The account that stands; null where none was set. */
  Uni<Standing> standing(UUID person, UUID organisation) {
    return organisation == null
        ? writes.one(OF_PERSON, Standing::of, person)
        : writes.one(OF_ORGANISATION, Standing::of, organisation);
  }

  /** Puts an account in place of the one that stands, if any does. */
  Uni<Void> replace(Standing former, NewAccount account) {
    Uni<?> ended =
        former == null
            ? Uni.createFrom().voidItem()
            : writes.change(END, former.id(), account.setAt());
    return ended
        .chain(
            () ->
                writes.change(
                    INSERT,
                    account.id(),
                    account.organisation() == null ? account.setBy() : null,
                    account.organisation(),
                    account.provider(),
                    account.holder(),
                    account.masked(),
                    account.params(),
                    account.verified(),
                    account.setBy(),
                    account.setAt(),
                    account.usableFrom()))
        .replaceWithVoid();
  }
}
