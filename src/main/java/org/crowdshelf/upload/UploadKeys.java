package org.crowdshelf.upload;

import java.security.SecureRandom;
import java.util.List;
import org.crowdshelf.shared.store.StoreKeys;

/** The keys of a file in the store. */
public final class UploadKeys {

  /** The end of the key of a PDF. */
  static final String PDF = ".pdf";

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 32;

  private UploadKeys() {}

  /** A name that nobody can guess. */
  static String name() {
    return new SecureRandom()
        .ints(LENGTH, 0, ALPHABET.length())
        .collect(
            StringBuilder::new,
            (text, at) -> text.append(ALPHABET.charAt(at)),
            StringBuilder::append)
        .toString();
  }

  /** Where the client sends the file. */
  static String sent(String name) {
    return "incoming/" + name;
  }

  /** Where what it became is kept. */
  public static String kept(UploadPurpose purpose, String name, String end) {
    return (purpose == UploadPurpose.IMAGE ? StoreKeys.PUBLIC : "private/") + name + end;
  }

  /** Every key that a file of this name can have. */
  static List<String> all(UploadPurpose purpose, String name) {
    return purpose == UploadPurpose.IMAGE
        ? List.of(
            sent(name),
            kept(purpose, name, "/1600.jpg"),
            kept(purpose, name, "/800.jpg"),
            kept(purpose, name, "/320.jpg"),
            kept(purpose, name, "/1600.png"),
            kept(purpose, name, "/800.png"),
            kept(purpose, name, "/320.png"))
        : List.of(
            sent(name),
            kept(purpose, name, PDF),
            kept(purpose, name, ".jpg"),
            kept(purpose, name, ".png"),
            // As documents were kept at first.
            kept(purpose, name, ""));
  }
}
