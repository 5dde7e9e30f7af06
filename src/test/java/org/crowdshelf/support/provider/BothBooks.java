package org.crowdshelf.support.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.crowdshelf.support.Database;

/** The books of the service beside those of the three simulated providers. */
public final class BothBooks {

  private static final String UNDECIDED =
      """
      select count(*) from payments p left join refunds r on r.payment_id = p.id
       where p.subject_id = any(?) and (p.state in ('CREATED', 'PENDING') or r.state <> 'DONE' or r.doubted)""";

  private static final String PLEDGES_IN_DOUBT =
      """
      select g.state || ' ' || count(*) from pledges g join projects p on p.id = g.project_id
       where g.project_id = any(?)
         and g.state not in ('EXPIRED', 'CANCELED', 'REFUNDED', case p.state when 'SUCCEEDED' then 'COLLECTED' else '' end)
       group by g.state""";

  // A pledge holds at most the money of one payment, and a collected one exactly that.
  private static final String CHARGED_TWICE =
      """
      select count(*) from (
        select g.id from pledges g
          join payments p on p.purpose_id = g.id and p.state = 'SUCCEEDED'
          left join refunds r on r.payment_id = p.id and r.state = 'DONE'
         where g.project_id = any(?)
         group by g.id, g.state, g.amount_minor
        having sum(case when r.id is null then p.amount_minor else 0 end)
               <> case g.state when 'COLLECTED' then g.amount_minor else 0 end) as wrong""";

  private static final String CLEARING =
      """
      select coalesce(sum(amount_minor), 0) from journal_entries
       where subject_id = any(?) and account_code = 'PROVIDER_CLEARING'""";

  private BothBooks() {}

  /** The sum that payers paid at the three providers, less refunds, in minor units. */
  public static long kept() {
    return Simulators.wechat().kept() + Simulators.alipay().kept() + Simulators.stripe().kept();
  }

  /**
   * Each payment and refund of the projects has ended, on both sides in the same way, and no
   * message is under way that could say otherwise.
   */
  public static void assertDecided(UUID... projects) {
    assertEquals(0, Simulators.waiting(), "messages under way");
    assertEquals(0, Database.count(UNDECIDED, (Object) projects));
    Set<String> paid = new HashSet<>(Simulators.wechat().paid());
    paid.addAll(Simulators.alipay().paid());
    paid.addAll(Simulators.stripe().paid());
    assertEquals(Set.of(), without(paid, ours("provider <> 'sandbox'")), "paid there, not here");
    Set<String> here = ours("subject_id = any(?)", (Object) projects);
    assertEquals(Set.of(), without(here, paid), "paid here, not there");
  }

  /** No pledge is in doubt or charged twice, and the money at the providers is what is booked. */
  public static void assertAgree(long keptBefore, UUID... projects) {
    assertEquals(List.of(), Database.column(PLEDGES_IN_DOUBT, (Object) projects));
    assertEquals(0, Database.count(CHARGED_TWICE, (Object) projects));
    assertEquals(kept() - keptBefore, Database.count(CLEARING, (Object) projects));
  }

  /** Lets this share of all calls fail at random; 0 stops it. */
  public static void faults(long seed, double share) {
    Stream.of(
            Simulators.wechat().faults(),
            Simulators.alipay().faults(),
            Simulators.stripe().faults())
        .forEach(one -> one.atRandom(seed, share));
  }

  private static Set<String> ours(String condition, Object... params) {
    return new HashSet<>(
        Database.<String>column(
            "select merchant_reference from payments where state = 'SUCCEEDED' and " + condition,
            params));
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> left = new HashSet<>(all);
    left.removeAll(some);
    return left;
  }
}
