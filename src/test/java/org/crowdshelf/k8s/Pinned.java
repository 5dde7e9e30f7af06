package org.crowdshelf.k8s;

/** Tells images that stay the same from those that move. */
final class Pinned {

  private Pinned() {}

  /** Returns whether an image has a digest, or a tag with a version in it. */
  static boolean image(String image) {
    String name = image.substring(image.lastIndexOf('/') + 1);
    return name.contains("@sha256:") || name.matches("[^:]+:.*\\d.*");
  }
}
