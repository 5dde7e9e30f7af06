import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One server answering one page; what all its rounds took. */
final class Turn {

  private final String name;
  private final ProcessHandle server;
  private final int port;
  private final List<String> requests;
  private final int answerBytes;

  private int answered;
  private double wallSeconds;
  private double serverSeconds;
  private double databaseSeconds;

  Turn(String name, ProcessHandle server, int port, List<String> requests) throws IOException {
    this.name = name;
    this.server = server;
    this.port = port;
    this.requests = requests;
    this.answerBytes = Load.ask(port, requests.get(0)).getBytes(StandardCharsets.UTF_8).length;
  }

  void run(ProcessHandle database, double seconds) throws Exception {
    double serverBefore = Cpu.ofProcess(server);
    double databaseBefore = Cpu.ofFamily(database);
    long start = System.nanoTime();
    answered += Load.run(port, requests, answerBytes, seconds);
    wallSeconds += (System.nanoTime() - start) / 1e9;
    serverSeconds += Cpu.ofProcess(server) - serverBefore;
    databaseSeconds += Cpu.ofFamily(database) - databaseBefore;
  }

  /** Lets the compilers see the code: so many requests, or so many seconds; then forgets them. */
  void warm(ProcessHandle database, int requests, double atMostSeconds) throws Exception {
    while (answered < requests && wallSeconds < atMostSeconds) {
      run(database, 1);
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
