import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program that is run to its end. */
final class Program {

  private Program() {}

  /** Its output; fails if the program failed. */
  static String run(List<String> command) throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    if (program.waitFor() != 0) {
      throw new IOException("failed: " + String.join(" ", command) + "\n" + output);
    }
    return output;
  }
}
