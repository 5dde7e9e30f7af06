package org.crowdshelf.upload;

/**
 * A file that was checked, with the hashes by which it is recognised: of what came, and of what is
 * kept, which is written anew from the pixels of a picture.
 */
record HashedFile(CheckedFile checked, byte[] sentSha256, byte[] keptSha256) {

  static HashedFile check(byte[] file, FileCheck.Announced announced) throws RejectedFile {
    CheckedFile checked = FileCheck.check(file, announced);
    return new HashedFile(
        checked, FileCheck.sha256(file), FileCheck.sha256(checked.contents().get(checked.file())));
  }
}
