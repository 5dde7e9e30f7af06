package org.crowdshelf.export;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.account.AccessedData;
import org.crowdshelf.account.Accesses;
import org.crowdshelf.partner.ShippingSponsors;
import org.crowdshelf.project.OwnPeople;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;

/**
 * Somebody downloads a file by an address that was given out. The download is recorded before the
 * first byte is sent: for the people whose addresses are in it, too. An address is good for one.
 */
@ApplicationScoped
public class DownloadExport {

  private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(1);
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private static final String USE =
      """
      insert into export_downloads (nonce, export_id, downloaded_at)
      select $2, e.id, $3 from exports e left join projects p on p.id = e.project_id
       where e.id = $1 and e.state = 'READY' and e.expires_at > $3 and\s"""
          + DueExport.ALLOWED
          + " on conflict (nonce) do nothing";

  // The row is locked, so that the file does not go before its download is recorded.
  private static final String FILE =
      "select kind, format, account_id, requested_at from exports where id = $1 for no key update";

  private static final String NOTE_PEOPLE =
      Accesses.INSERT
          + " select "
          + Accesses.values(AccessedData.ADDRESS_EXPORT, "$2", "$3")
          + """
            , x.account_id, e.project_id, x.pledge_id, case when not\s"""
          + OwnPeople.include("$3")
          + " then "
          + ShippingSponsors.organisation("$3")
          + """
             end
              from export_people x
              join exports e on e.id = x.export_id
              join projects p on p.id = e.project_id
              join pledges g on g.id = x.pledge_id
             where x.export_id = $1""";

  private static final String NOTE_OWN =
      Accesses.INSERT
          + " select "
          + Accesses.values(AccessedData.OWN_DATA, "$2", "$3")
          + ", $3::uuid, null, null, null where $1::uuid is not null";

  /** A file to send. */
  public record Download(String name, String contentType, Multi<byte[]> content) {}

  private record File(ExportKind kind, ExportFormat format, UUID account, Instant requestedAt) {
    static File of(Row row) {
      return new File(
          row.value(ExportKind.class, "kind"),
          row.value(ExportFormat.class, "format"),
          row.uuid("account_id"),
          row.instant("requested_at"));
    }

    String name() {
      return "crowdshelf-%s-%s.%s"
          .formatted(
              kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
              requestedAt.atZone(CHINA).toLocalDate(),
              format.extension());
    }
  }

  private final ExportLinks links;
  private final ExportFiles files;
  private final Transactions transactions;
  private final Writes writes;
  private final Clock clock;

  DownloadExport(
      ExportLinks links, ExportFiles files, Transactions transactions, Writes writes, Clock clock) {
    this.links = links;
    this.files = files;
    this.transactions = transactions;
    this.writes = writes;
    this.clock = clock;
  }

  /** The file of an address; null where the address is not good, or not any more. */
  public Uni<Download> run(String token) {
    Optional<ExportLinks.Link> link = links.open(token);
    return link.isEmpty()
        ? Uni.createFrom().nullItem()
        : transactions
            .runForLong(LONGEST_STATEMENT, () -> use(link.get()))
            .map(file -> file == null ? null : download(link.get(), file));
  }

  private Download download(ExportLinks.Link link, File file) {
    return new Download(file.name(), file.format().contentType(), files.read(link.export()));
  }

  private Uni<File> use(ExportLinks.Link link) {
    Instant now = clock.instant();
    return writes
        .change(USE, link.export(), link.nonce(), now)
        .flatMap(
            used ->
                used == 0
                    ? Uni.createFrom().nullItem()
                    : writes
                        .one(FILE, File::of, link.export())
                        .call(file -> note(link.export(), file, now)));
  }

  private Uni<?> note(UUID export, File file, Instant now) {
    return switch (file.kind()) {
      case ADDRESSES -> writes.change(NOTE_PEOPLE, export, now, file.account());
      case OWN_DATA -> writes.change(NOTE_OWN, export, now, file.account());
      case PLEDGES, LEDGER, BOOKPLATES -> Uni.createFrom().voidItem();
    };
  }
}
