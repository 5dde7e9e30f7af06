package org.crowdshelf.transport.engine;

/** Names of Java classes in messages of the engine, which clients must not see. */
final class ClassNames {

  private ClassNames() {}

  /**
   * Returns whether a text contains the name of a class in a package, such as {@code
   * java.lang.String}: two or more packages, then a capital letter.
   */
  static boolean areIn(String text) {
    int packages = 0;
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      char next = i < text.length() ? text.charAt(i) : ' ';
      if (Character.isJavaIdentifierPart(next)) {
        continue;
      }
      boolean named = i > from && Character.isJavaIdentifierStart(text.charAt(from));
      if (named && packages >= 2 && Character.isUpperCase(text.charAt(from))) {
        return true;
      }
      packages =
          named && next == '.' && Character.isLowerCase(text.charAt(from)) ? packages + 1 : 0;
      from = i + 1;
    }
    return false;
  }
}
