package org.crowdshelf.payment.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.crowdshelf.payment.port.Bill;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Upkeep;

/** The provider's bill of a day of China's calendar, which it makes at ten in the next morning. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "staging"})
class SandboxBill {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final Duration MADE_AFTER = Duration.ofHours(10);

  // The fee is 0.6 %, in millionths of the currency's major unit; JPY has no minor unit.
  private static final String LINES =
      """
      select 'PAYMENT' as kind, reference, null as refund, amount_minor, currency,
             case when currency = 'JPY' then amount_minor * 6000 else amount_minor * 60 end as fee, paid_at as at
        from sandbox_payments where state = 'SUCCEEDED' and paid_at >= $1 and paid_at < $2
      union all
      select 'REFUND', r.payment, r.reference, r.amount_minor, p.currency, 0, r.created_at
        from sandbox_refunds r join sandbox_payments p on p.reference = r.payment
       where r.state = 'SUCCEEDED' and r.created_at >= $1 and r.created_at < $2
       order by at, reference""";

  private final Upkeep upkeep;
  private final Clock clock;

  SandboxBill(Upkeep upkeep, Clock clock) {
    this.upkeep = upkeep;
    this.clock = clock;
  }

  /** The bill of a day; empty while it is not made. */
  Uni<Optional<Bill>> of(LocalDate day) {
    Instant from = day.atStartOfDay(ZONE).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(ZONE).toInstant();
    return clock.instant().isBefore(to.plus(MADE_AFTER))
        ? Uni.createFrom().item(Optional.empty())
        : upkeep
            .list(LINES, SandboxBill::line, from, to)
            .map(lines -> Optional.of(new Bill(lines, hash(lines))));
  }

  private static Bill.Line line(Row row) {
    return new Bill.Line(
        row.value(Bill.Kind.class, "kind"),
        row.text("reference"),
        row.text("refund"),
        row.text("reference"),
        row.number("amount_minor"),
        row.text("currency"),
        row.number("fee"),
        false,
        row.instant("at"));
  }

  private static String hash(List<Bill.Line> lines) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(lines.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
