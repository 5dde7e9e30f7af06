import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends requests over kept connections, each as soon as the one before is answered. */
final class Load {

  private static final int CONNECTIONS = 8;

  private Load() {}

  /** How many requests were answered within so many seconds; each must be answered alike. */
  static int run(int port, List<String> requests, int answerBytes, double seconds) throws Exception {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Callable<Integer>> connections = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        int first = i;
        connections.add(() -> connection(port, requests, first, answerBytes, end));
      }
      int answered = 0;
      for (Future<Integer> connection : threads.invokeAll(connections)) {
        answered += connection.get();
      }
      return answered;
    } finally {
      threads.shutdown();
    }
  }

  /** The body of one answer. */
  static String ask(int port, String request) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(answer(new BufferedInputStream(socket.getInputStream())), StandardCharsets.UTF_8);
    }
  }

  private static int connection(int port, List<String> requests, int first, int answerBytes, long end)
      throws IOException {
    List<byte[]> sent = requests.stream().map(r -> r.getBytes(StandardCharsets.UTF_8)).toList();
    try (Socket socket = new Socket("localhost", port)) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      int answered = 0;
      while (System.nanoTime() < end) {
        socket.getOutputStream().write(sent.get((first + answered * CONNECTIONS) % sent.size()));
        byte[] answer = answer(in);
        if (answer.length != answerBytes) {
          throw new IOException("another answer: " + new String(answer, StandardCharsets.UTF_8));
        }
        answered++;
      }
      return answered;
    }
  }

  private static byte[] answer(InputStream in) throws IOException {
    int length = 0;
    String status = line(in);
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).trim());
      }
    }
    byte[] body = in.readNBytes(length);
    if (!status.contains(" 200 ")) {
      throw new IOException(status + " " + new String(body, StandardCharsets.UTF_8));
    }
    return body;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection ended");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
