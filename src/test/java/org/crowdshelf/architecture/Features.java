package org.crowdshelf.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;

/** Where a class stands in the house. */
final class Features {

  private static final String HOUSE = "org.crowdshelf.";

  private Features() {}

  static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith(HOUSE);
  }

  /** The feature that a class belongs to: the package below org.crowdshelf. */
  static String of(JavaClass type) {
    return isOurs(type)
        ? type.getPackageName().substring(HOUSE.length()).split("\\.")[0]
        : type.getPackageName();
  }

  static boolean isRoot(JavaClass type) {
    return type.getPackageName().equals(HOUSE + of(type));
  }

  /**
   * Returns whether the package of the class is open to other features beside the root: sign-in
   * tells each of them whose request it is, and whatever a root builds on is simpler than the root.
   */
  static boolean isOpenRoom(JavaClass type) {
    return type.getPackageName().equals(HOUSE + "account.signin") || isBelowItsRoot(type);
  }

  /** Returns whether a root builds on it: ports, the content of projects, and who pays. */
  static boolean isBelowItsRoot(JavaClass type) {
    return isContent(type) || isPort(type) || type.getPackageName().equals(HOUSE + "payment.payer");
  }

  /** The values of a project, which know nothing else of their feature. */
  static boolean isContent(JavaClass type) {
    return type.getPackageName().equals(HOUSE + "project.content");
  }

  /**
   * The port of a feature: what its root calls, and what adapters and higher features implement.
   */
  static boolean isPort(JavaClass type) {
    return type.getPackageName().equals(HOUSE + of(type) + ".port");
  }

  /** A record (or enum) of an api package, which types of higher features may hold and extend. */
  static boolean isGraphqlRecord(JavaClass type) {
    return type.getPackageName().startsWith(HOUSE + of(type) + ".api")
        && (type.isRecord() || type.isEnum());
  }

  /**
   * Returns whether higher features may read by it: a public class named …Reads of an api package.
   */
  static boolean isPublicRead(JavaClass type) {
    return type.getPackageName().endsWith(".api")
        && type.getSimpleName().endsWith("Reads")
        && type.getModifiers().contains(JavaModifier.PUBLIC);
  }
}
