package org.crowdshelf.privacy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;

/**
 * Everything that is kept about an account, as one JSON object with a part for each kind of thing,
 * each with what it means. It is read in pages, so that the memory it takes does not grow with the
 * account.
 */
@ApplicationScoped
public class OwnData {

  /** Entries that are read at a time. */
  static final int PAGE = 200;

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private record Entry(String document, UUID key) {
    static Entry of(Row row) {
      return new Entry(row.text("document"), row.uuid("key"));
    }
  }

  private final Reads reads;

  OwnData(Reads reads) {
    this.reads = reads;
  }

  /** The text of the object, piece by piece; each piece is read when the one before was taken. */
  public Multi<String> of(UUID account) {
    List<Multi<String>> pieces = new ArrayList<>();
    for (OwnDataPart part : OwnDataPart.ALL) {
      pieces.add(Multi.createFrom().item(opening(part, pieces.isEmpty())));
      pieces.add(entries(part, account));
      pieces.add(Multi.createFrom().item("]}"));
    }
    pieces.add(Multi.createFrom().item("\n}\n"));
    return Multi.createBy().concatenating().streams(pieces);
  }

  private static String opening(OwnDataPart part, boolean first) {
    String meaning = new JsonObject().put("meaning", part.meaning()).encode();
    return (first ? "{\n\"" : ",\n\"")
        + part.name()
        + "\": "
        + meaning.substring(0, meaning.length() - 1)
        + ", \"entries\": [";
  }

  private Multi<String> entries(OwnDataPart part, UUID account) {
    return Multi.createBy()
        .repeating()
        .uni(Progress::new, progress -> page(part, account, progress))
        .whilst(page -> page.full)
        .map(page -> page.text);
  }

  private Uni<Page> page(OwnDataPart part, UUID account, Progress progress) {
    return reads
        .list(part.sql(), Entry::of, account, progress.after.get(), PAGE)
        .map(progress::take);
  }

  private record Page(String text, boolean full) {}

  /** The position up to which the entries of a part were read. */
  private static final class Progress {
    private final AtomicReference<UUID> after = new AtomicReference<>(BEFORE_ALL);

    Page take(List<Entry> entries) {
      if (entries.isEmpty()) {
        return new Page("", false);
      }
      boolean first = after.get().equals(BEFORE_ALL);
      after.set(entries.get(entries.size() - 1).key());
      List<String> documents = entries.stream().map(Entry::document).toList();
      return new Page(
          (first ? "\n" : ",\n") + String.join(",\n", documents), entries.size() == PAGE);
    }
  }
}
