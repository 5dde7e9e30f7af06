package org.crowdshelf.k8s;

/** What counts as an image that stays the same. */
final class Pinned {

  private Pinned() {}

  /** Whether an image has a digest, or a tag with a version in it. */
  static boolean image(String image) {
    String name = image.substring(image.lastIndexOf('/') + 1);
    return name.contains("@sha256:") || name.matches("[^:]+:.*\\d.*");
  }
}
