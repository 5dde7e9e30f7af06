package org.crowdshelf.local;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.CopyOptions;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;
import java.util.UUID;

/** The files of the store inside the service, in a folder, each beside the headers it came with. */
final class LocalStoreFiles {

  private final FileSystem disk;
  private final Path files;
  private final Path headers;
  private final Path coming;

  LocalStoreFiles(Vertx vertx, Path folder) {
    this.disk = vertx.fileSystem();
    this.files = folder.resolve("files").toAbsolutePath();
    this.headers = folder.resolve("headers").toAbsolutePath();
    this.coming = folder.resolve("coming").toAbsolutePath();
    disk.mkdirsBlocking(coming.toString());
  }

  /** Writes what comes into a file that nobody sees yet; answers its path. */
  Future<String> receive(ReadStream<Buffer> content) {
    content.pause();
    String file = coming.resolve(UUID.randomUUID().toString()).toString();
    return disk.open(file, new OpenOptions().setCreateNew(true)).compose(content::pipeTo).map(file);
  }

  /** Puts a received file under a key. */
  Future<Void> keep(String received, String key, JsonObject with) {
    Path told = headers.resolve(key);
    Path file = files.resolve(key);
    return disk.mkdirs(told.getParent().toString())
        .compose(done -> disk.mkdirs(file.getParent().toString()))
        .compose(done -> disk.writeFile(told.toString(), with.toBuffer()))
        .compose(
            done ->
                disk.move(received, file.toString(), new CopyOptions().setReplaceExisting(true)));
  }

  Future<Buffer> content(String received) {
    return disk.readFile(received);
  }

  Future<Void> drop(String received) {
    return disk.delete(received);
  }

  /** The headers of a file; fails where there is none. */
  Future<JsonObject> headers(String key) {
    return disk.readFile(headers.resolve(key).toString()).map(JsonObject::new);
  }

  Future<Long> size(String key) {
    return disk.props(files.resolve(key).toString()).map(props -> props.size());
  }

  Future<AsyncFile> open(String key) {
    return disk.open(files.resolve(key).toString(), new OpenOptions().setWrite(false));
  }

  /** Deletes a file, where there is one. */
  Future<Void> delete(String key) {
    return disk.delete(headers.resolve(key).toString())
        .compose(done -> disk.delete(files.resolve(key).toString()))
        .otherwiseEmpty();
  }
}
