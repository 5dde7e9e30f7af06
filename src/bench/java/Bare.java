import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The least that can answer: each address is one prepared statement, whose only column is the
 * answer. Arguments: port, database, then address, file of the statement and its parameter, by
 * threes.
 */
public final class Bare extends AbstractVerticle {

  private record Page(String sql, Tuple params) {}

  private static final Map<String, Page> PAGES = new HashMap<>();
  private static int port;
  private static Pool pool;

  public static void main(String... args) throws Exception {
    Vertx vertx = Vertx.vertx();
    port = Integer.parseInt(args[0]);
    PgConnectOptions database = PgConnectOptions.fromUri(args[1]).setCachePreparedStatements(true);
    database.setPreparedStatementCacheSqlFilter(sql -> true); // longer than 2048 characters, too
    // Planned once: else planning costs more than the rest.
    database.addProperty("plan_cache_mode", "force_generic_plan");
    pool =
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(20))
            .connectingTo(database)
            .using(vertx)
            .build();
    for (int i = 2; i < args.length; i += 3) {
      String sql = Files.readString(Path.of(args[i + 1]));
      PAGES.put(args[i], new Page(sql, Tuple.of(args[i + 2])));
    }
    int instances = Runtime.getRuntime().availableProcessors();
    vertx.deployVerticle(Bare.class, new DeploymentOptions().setInstances(instances));
  }

  @Override
  public void start(Promise<Void> started) {
    vertx
        .createHttpServer()
        .requestHandler(
            request -> {
              Page page = PAGES.get(request.path());
              request
                  .body()
                  .flatMap(body -> pool.preparedQuery(page.sql).execute(page.params))
                  .onSuccess(
                      rows ->
                          request
                              .response()
                              .putHeader("content-type", "application/json; charset=utf-8")
                              .end(rows.iterator().next().getString(0)))
                  .onFailure(failure -> request.response().setStatusCode(500).end());
            })
        .listen(port)
        .<Void>mapEmpty()
        .onComplete(started);
  }
}
