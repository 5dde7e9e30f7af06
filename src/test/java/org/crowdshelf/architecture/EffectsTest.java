package org.crowdshelf.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/** The classes that may read the clock, wait, open transactions, and run SQL. */
@AnalyzeClasses(packages = "org.crowdshelf", importOptions = ImportOption.DoNotIncludeTests.class)
class EffectsTest {

  private static final Set<String> DATES_THAT_TELL_NOW =
      Set.of(
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.LocalTime",
          "java.time.OffsetDateTime",
          "java.time.ZonedDateTime",
          "java.time.Year");

  @ArchTest
  static final ArchRule onlySharedReadsTheSystemClock =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.crowdshelf.shared.clock..")
          .should()
          .callCodeUnitWhere(calls("read the system's clock", EffectsTest::readsTheClock));

  @ArchTest
  static final ArchRule nothingWaitsForAnswers =
      noClasses()
          .should()
          .callCodeUnitWhere(calls("wait for an asynchronous answer", EffectsTest::waits));

  @ArchTest
  static final ArchRule onlyTransactionsOpensTransactions =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.crowdshelf.shared.database.Transactions")
          .should()
          .callCodeUnitWhere(calls("open a transaction", EffectsTest::opensATransaction))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("io\\.quarkus\\.hibernate\\.reactive\\.panache\\.common\\.With.*");

  @ArchTest
  static final ArchRule onlyTheDatabaseKitUsesThePostgresqlClient =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.crowdshelf.shared.database..", "org.crowdshelf.shared.pool..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("io\\.vertx\\.(mutiny\\.)?(sqlclient|pgclient)\\..*");

  @ArchTest
  static final ArchRule onlyTheDatabaseKitAndTheLocalStackKnowJdbc =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.crowdshelf.shared.database..", "org.crowdshelf.local..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("(io\\.agroal\\..*|javax\\.sql\\..*|java\\.sql\\..*)");

  @ArchTest
  static final ArchRule nothingRunsSqlThroughHibernate =
      noClasses()
          .should()
          .callCodeUnitWhere(
              calls(
                  "create a native query of Hibernate",
                  target -> target.getName().startsWith("createNative")));

  private static DescribedPredicate<JavaCall<?>> calls(
      String words, java.util.function.Predicate<CodeUnitCallTarget> test) {
    return DescribedPredicate.describe(words, call -> test.test(call.getTarget()));
  }

  private static boolean readsTheClock(CodeUnitCallTarget target) {
    String owner = target.getOwner().getName();
    boolean noArguments = target.getRawParameterTypes().isEmpty();
    return switch (target.getName()) {
      case "now" ->
          DATES_THAT_TELL_NOW.contains(owner)
              && target.getRawParameterTypes().stream()
                  .noneMatch(type -> type.isEquivalentTo(java.time.Clock.class));
      case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
      case "<init>" -> owner.equals("java.util.Date") && noArguments;
      default ->
          owner.equals("java.time.Clock")
              && target.getName().matches("system.*|tick(Millis|Seconds|Minutes)");
    };
  }

  private static boolean waits(CodeUnitCallTarget target) {
    String owner = target.getOwner().getName();
    String name = target.getName();
    return (name.equals("await") || name.equals("asIterable") || name.equals("asStream"))
            && owner.startsWith("io.smallrye.mutiny.groups.")
                | target.getOwner().isEquivalentTo(Uni.class)
        || name.endsWith("AndAwait")
        || owner.equals("java.util.concurrent.CompletableFuture")
            && (name.equals("join") || name.equals("get"))
        || owner.equals("java.lang.Thread") && name.equals("sleep");
  }

  private static boolean opensATransaction(CodeUnitCallTarget target) {
    return target.getOwner().isEquivalentTo(Panache.class)
            && (target.getName().equals("withTransaction")
                || target.getName().equals("withSession"))
        || target
                .getOwner()
                .getName()
                .startsWith("org.hibernate.reactive.mutiny.Mutiny$SessionFactory")
            && target.getName().startsWith("with");
  }
}
