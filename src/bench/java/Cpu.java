import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** CPU time of processes as Linux counts it: in user and in system mode, all threads. */
final class Cpu {

  private static final double TICKS_PER_SECOND = 100;
  private static final int USER = 11;
  private static final int CHILDREN_SYSTEM = 14;

  private Cpu() {}

  /** Seconds that a process took, not its children. */
  static double ofProcess(ProcessHandle process) {
    return ticks(process, USER + 1) / TICKS_PER_SECOND;
  }

  /** Seconds that a server and its children took, those that ended included. */
  static double ofFamily(ProcessHandle parent) {
    double sum = ticks(parent, CHILDREN_SYSTEM) / TICKS_PER_SECOND;
    try (Stream<ProcessHandle> children = parent.children()) {
      for (ProcessHandle child : children.toList()) {
        sum += ofProcess(child);
      }
    }
    return sum;
  }

  private static long ticks(ProcessHandle process, int last) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      // The name, which may hold spaces, ends with the last parenthesis.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long sum = 0;
      for (int i = USER; i <= last; i++) {
        sum += Long.parseLong(fields[i]);
      }
      return sum;
    } catch (IOException ended) {
      // Before its file was opened, or while it was read.
      return 0;
    }
  }
}
