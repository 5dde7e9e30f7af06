package org.crowdshelf.shared.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The query path as it is, which remembers the statements that it ran while a test asks for it. */
@Alternative
@Priority(1)
@Singleton
public class RecordedReads extends Reads {

  private static final Set<String> RAN = new ConcurrentSkipListSet<>();
  private static volatile boolean recording;

  RecordedReads(Pool pool, StandbyReads standbys) {
    super(pool, standbys);
  }

  @Override
  Uni<RowSet<Row>> run(String sql, Tuple params) {
    if (recording) {
      RAN.add(sql);
    }
    return super.run(sql, params);
  }

  /** The texts of the statements that the query path ran for this request. */
  public static List<String> during(Runnable request) {
    RAN.clear();
    recording = true;
    try {
      request.run();
    } finally {
      recording = false;
    }
    return List.copyOf(RAN);
  }
}
