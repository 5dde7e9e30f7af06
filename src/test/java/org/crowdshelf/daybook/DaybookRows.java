package org.crowdshelf.daybook;

import io.quarkus.arc.Arc;
import java.util.UUID;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;

/** Movements of projects' money on days of before, and the jobs on them. */
public final class DaybookRows {

  private DaybookRows() {}

  /** Pays a pledge of so many fen to the project. */
  public static UUID pays(UUID project, long amountMinor) {
    return Backing.paid(Person.someoneNew(), Backing.input(project, amountMinor));
  }

  /** Lets what was booked today have been booked so many days ago. */
  public static void daysAgo(UUID project, int days) {
    Database.execute(
        "update daybook_movements set day = day - ? where project_id = ? and day >= current_date - 1",
        days,
        project);
  }

  /** Lets the journal say the same of a project's transactions. */
  public static void bookedDaysAgo(UUID project, int days) {
    Database.execute(
        "set session_replication_role = replica;"
            + " update journal_transactions set occurred_at = occurred_at - make_interval(days => %d) where id in ("
                .formatted(days)
            + "select transaction_id from journal_entries where subject_id = '%s')"
                .formatted(project));
  }

  /** Closes every day that is over. */
  public static void close() {
    CloseDays close = Arc.container().instance(CloseDays.class).get();
    OnVertx.await(close::closeDue);
  }

  /** Takes up what was booked before the public ledger was there. */
  public static void readJournal() {
    ReadJournal read = Arc.container().instance(ReadJournal.class).get();
    OnVertx.await(read::readAll);
  }
}
