package org.crowdshelf.spending.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.project.OwnPeople;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.money.Money;
import org.crowdshelf.shared.store.ClientAddresses;
import org.crowdshelf.spending.ReceiptKind;
import org.crowdshelf.upload.UploadKeys;
import org.crowdshelf.upload.UploadPurpose;
import org.crowdshelf.upload.UploadRules;

/** Reads receipts; originals for a project's own people and reviewers alone. */
@ApplicationScoped
class ReceiptReads {

  private static final int SHOWN_DIGITS = 4;

  // $2 is the current account, $3 whether it is a reviewer.
  private static final String OF_SPENDINGS =
      "select r.spending_id, r.kind, r.issued_on, r.amount_minor, p.currency, r.number,"
          + " encode(r.kept_sha256, 'hex') as sha256, shown.name as public_name, shown.file as public_file,"
          + " case when $3 or "
          + OwnPeople.include("$2")
          + " then o.name end as original_name, o.file as original_file"
          + """
             from receipts r
             join spendings s on s.id = r.spending_id
             join projects p on p.id = s.project_id
             join uploads o on o.id = r.original_id
             left join uploads shown on shown.id = r.public_id
            where r.spending_id = any($1)
            order by r.spending_id, r.position""";

  private final Reads reads;
  private final CurrentAccount currentAccount;
  private final ClientAddresses addresses;

  ReceiptReads(Reads reads, CurrentAccount currentAccount, ClientAddresses addresses) {
    this.reads = reads;
    this.currentAccount = currentAccount;
    this.addresses = addresses;
  }

  /** The receipts of each spending, in the order in which they were given. */
  Uni<Map<UUID, List<ReceiptNode>>> ofSpendings(List<UUID> spendings) {
    return reads
        .list(
            OF_SPENDINGS,
            row -> Map.entry(row.uuid("spending_id"), receipt(row)),
            spendings,
            currentAccount.accountOrNull(),
            currentAccount.is(Role.REVIEWER))
        .map(
            found -> {
              Map<UUID, List<ReceiptNode>> bySpending =
                  new HashMap<>(
                      found.stream()
                          .collect(
                              Collectors.groupingBy(
                                  Map.Entry::getKey,
                                  Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
              spendings.forEach(one -> bySpending.putIfAbsent(one, List.of()));
              return bySpending;
            });
  }

  private ReceiptNode receipt(Row row) {
    return new ReceiptNode(
        row.value(ReceiptKind.class, "kind"),
        row.date("issued_on"),
        Money.of(row.number("amount_minor"), row.text("currency")),
        ends(row.text("number")),
        publicUrl(row.text("public_name"), row.text("public_file")),
        originalUrl(row.text("original_name"), row.text("original_file")),
        row.text("sha256"));
  }

  private static String ends(String number) {
    return number == null
        ? null
        : "****" + number.substring(Math.max(0, number.length() - SHOWN_DIGITS));
  }

  private String publicUrl(String name, String file) {
    return name == null
        ? null
        : addresses.publicUrl(UploadKeys.kept(UploadPurpose.IMAGE, name, file));
  }

  private String originalUrl(String name, String file) {
    return name == null
        ? null
        : addresses.downloadUrl(
            UploadKeys.kept(UploadPurpose.DOCUMENT, name, file),
            "receipt" + file,
            UploadRules.DOWNLOAD_LIFE);
  }
}
