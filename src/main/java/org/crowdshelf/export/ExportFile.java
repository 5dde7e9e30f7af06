package org.crowdshelf.export;

import io.smallrye.mutiny.Uni;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** A file that is being written: gathers a piece, stores it, and adds up length and hash. */
final class ExportFile {

  /** Stores a piece under its number. */
  interface Storing {
    Uni<Void> store(int number, byte[] content);
  }

  private final Storing storing;
  private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
  private final MessageDigest digest = sha256();
  private int pieces;
  private long bytes;

  ExportFile(Storing storing) {
    this.storing = storing;
  }

  /** Adds text; stores a piece once one is full. */
  Uni<Void> add(String text) {
    gathered.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return gathered.size() < ExportFiles.CHUNK ? Uni.createFrom().voidItem() : store();
  }

  /** Stores what is left. */
  Uni<Void> end() {
    return gathered.size() == 0 ? Uni.createFrom().voidItem() : store();
  }

  private Uni<Void> store() {
    byte[] content = gathered.toByteArray();
    gathered.reset();
    digest.update(content);
    bytes += content.length;
    Uni<Void> stored = Uni.createFrom().voidItem();
    for (int from = 0; from < content.length; from += ExportFiles.CHUNK) {
      int number = pieces++;
      byte[] piece =
          Arrays.copyOfRange(content, from, Math.min(content.length, from + ExportFiles.CHUNK));
      stored = stored.chain(() -> storing.store(number, piece));
    }
    return stored;
  }

  long bytes() {
    return bytes;
  }

  /** The hash of everything; call it once, at the end. */
  byte[] hash() {
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
