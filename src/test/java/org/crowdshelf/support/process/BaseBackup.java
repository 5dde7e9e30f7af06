package org.crowdshelf.support.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.crowdshelf.support.Database;

/**
 * A base backup of a server that goes on meanwhile, as pg_basebackup and backup operators make it:
 * its files are copied while they change, and its log of all changes until the end makes them whole
 * again.
 */
public final class BaseBackup implements AutoCloseable {

  private final Connection session;
  private final Path from;
  private final Path to;

  private BaseBackup(Connection session, Path to) throws SQLException {
    this.session = session;
    this.from = Path.of(text("show data_directory"));
    this.to = to;
  }

  /** Begins one of the server that {@link Database} is connected to, into an empty folder. */
  public static BaseBackup begin(Path to) {
    try {
      BaseBackup backup = new BaseBackup(Database.connect(), to);
      backup.text("select pg_backup_start('base', fast => true)::text");
      return backup;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Copies the files, of which some may come, change and go meanwhile. */
  public void copyFiles() throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        copy(file);
      }
    } catch (UncheckedIOException gone) {
      if (!(gone.getCause() instanceof NoSuchFileException)) {
        throw gone;
      }
      throw new IOException("try again: a folder went while it was copied", gone);
    }
  }

  /** Ends it: what was committed until now is in it. */
  public void end() throws IOException, SQLException {
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
      row.next();
      Files.writeString(to.resolve("backup_label"), row.getString(1));
    }
    try (Stream<Path> log = Files.list(from.resolve("pg_wal"))) {
      for (Path segment : log.filter(Files::isRegularFile).toList()) {
        Files.copy(segment, to.resolve("pg_wal").resolve(segment.getFileName()));
      }
    }
  }

  @Override
  public void close() throws SQLException {
    session.close();
  }

  private void copy(Path file) throws IOException {
    Path name = from.relativize(file);
    boolean ofTheServerAlone =
        List.of("postmaster.pid", "postmaster.opts").contains(name.toString())
            || name.startsWith("pg_wal") && Files.isRegularFile(file);
    try {
      if (Files.isDirectory(file)) {
        Path folder = Files.createDirectories(to.resolve(name));
        Files.setPosixFilePermissions(folder, Files.getPosixFilePermissions(from));
      } else if (!ofTheServerAlone) {
        Files.copy(file, to.resolve(name));
      }
    } catch (NoSuchFileException gone) {
      // The log says so, too.
    }
  }

  private String text(String sql) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
