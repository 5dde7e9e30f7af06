package org.crowdshelf.export;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Writes;

/**
 * The content of the files, in pieces of at most {@value #CHUNK} bytes. They are rows of the
 * database, so that a file is there exactly where its transaction was committed, and so that an
 * erasure can delete it.
 */
@ApplicationScoped
class ExportFiles {

  /** The bytes of a piece. */
  static final int CHUNK = 256 * 1024;

  private static final String CLEAR = "delete from export_chunks where export_id = $1";

  private static final String STORE =
      "insert into export_chunks (export_id, number, content) values ($1, $2, $3)";

  private static final String READ =
      "select content from export_chunks where export_id = $1 and number = $2";

  private final Reads reads;
  private final Writes writes;

  ExportFiles(Reads reads, Writes writes) {
    this.reads = reads;
    this.writes = writes;
  }

  /** Begins a file anew, in the caller's transaction. */
  Uni<ExportFile> begin(UUID export) {
    return writes
        .change(CLEAR, export)
        .replaceWith(
            () ->
                new ExportFile(
                    (number, content) ->
                        writes.change(STORE, export, number, content).replaceWithVoid()));
  }

  /** The pieces of a file; each is read when the one before was sent. */
  Multi<byte[]> read(UUID export) {
    AtomicInteger next = new AtomicInteger();
    return Multi.createBy()
        .repeating()
        .uni(() -> piece(export, next.getAndIncrement()))
        .whilst(piece -> piece.length > 0)
        .filter(piece -> piece.length > 0);
  }

  // Empty behind the last one: a null would be asked for again.
  private Uni<byte[]> piece(UUID export, int number) {
    return reads
        .one(READ, row -> row.bytes("content"), export, number)
        .onItem()
        .ifNull()
        .continueWith(() -> new byte[0]);
  }
}
