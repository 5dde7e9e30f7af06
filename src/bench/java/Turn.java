import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** One server answering one page; what all its rounds took. */
final class Turn {

  private static final int CLIENTS = 8;

  private final String name;
  private final Server server;
  private final String path;
  private final String body;
  private final List<String> tokens;
  private int answerBytes;

  private int answered;
  private double wallSeconds;
  private double serverSeconds;
  private double databaseSeconds;

  /** Asks the same again and again; for people with these tokens in turn, or for the public. */
  Turn(String name, Server server, String path, String body, List<String> tokens) {
    this.name = name;
    this.server = server;
    this.path = path;
    this.body = body;
    this.tokens = tokens;
  }

  void run(ProcessHandle database, Duration time) throws Exception {
    double serverBefore = Cpu.ofProcess(server.process());
    double databaseBefore = Cpu.ofFamily(database);
    Load.Outcome outcome = Load.run(server.address(), CLIENTS, time, this::ask);
    answered += outcome.steps();
    wallSeconds += outcome.steps() / outcome.perSecond();
    serverSeconds += Cpu.ofProcess(server.process()) - serverBefore;
    databaseSeconds += Cpu.ofFamily(database) - databaseBefore;
  }

  private void ask(Connection connection, int client) throws IOException {
    int turn = ThreadLocalRandom.current().nextInt(Math.max(1, tokens.size()));
    String token = tokens.isEmpty() ? null : tokens.get(turn);
    Connection.Answer answer =
        connection.send(connection.post(path, "application/json", token, body));
    if (answer.status() != 200) {
      throw new IOException(answer.status() + " " + answer.body());
    }
    answerBytes = answer.bytes();
  }

  /** Lets the compilers see the code: so many requests, or so many seconds; then forgets them. */
  void warm(ProcessHandle database, int requests, double atMostSeconds) throws Exception {
    while (answered < requests && wallSeconds < atMostSeconds) {
      run(database, Duration.ofSeconds(1));
    }
    answered = 0;
    wallSeconds = 0;
    serverSeconds = 0;
    databaseSeconds = 0;
  }

  static String head() {
    return """
        | | requests/s | ratio | CPU s per 1,000 | ratio | with the database | ratio | bytes |
        |---|---|---|---|---|---|---|---|""";
  }

  /** The figures as a row of a table, each beside the bare handler's. */
  String row(Turn bare) {
    return "| %s | %.0f | %.2f | %.3f | %.2f | %.3f | %.2f | %d |"
        .formatted(
            name,
            rate(),
            rate() / bare.rate(),
            serverPerThousand(),
            serverPerThousand() / bare.serverPerThousand(),
            togetherPerThousand(),
            togetherPerThousand() / bare.togetherPerThousand(),
            answerBytes);
  }

  private double rate() {
    return answered / wallSeconds;
  }

  private double serverPerThousand() {
    return serverSeconds * 1000 / answered;
  }

  private double togetherPerThousand() {
    return (serverSeconds + databaseSeconds) * 1000 / answered;
  }
}
