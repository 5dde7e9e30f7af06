package org.crowdshelf.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Listens to the log while it is open. */
public final class LogWatch extends Handler implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("");

  // The message, whatever is known around it, and the failure with its causes.
  private final Formatter formatter = new PatternFormatter("%s %X %e");
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** Begins to listen. */
  public LogWatch() {
    ROOT.addHandler(this);
  }

  /** Returns whether a message held these words. */
  public boolean says(String words) {
    return lines.stream().anyMatch(line -> line.contains(words));
  }

  /** Everything that was logged. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(formatter.format(line));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    ROOT.removeHandler(this);
  }
}
