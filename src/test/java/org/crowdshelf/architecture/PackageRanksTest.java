package org.crowdshelf.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;

/** The strict order of the packages, and what one may see of another. */
@AnalyzeClasses(packages = "org.crowdshelf", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageRanksTest {

  private static final Map<String, Integer> RANKS =
      Map.ofEntries(
          Map.entry("shared", 0),
          Map.entry("region", 1),
          Map.entry("account", 1),
          Map.entry("ledger", 1),
          Map.entry("upload", 2),
          Map.entry("project", 2),
          Map.entry("payment", 2),
          Map.entry("partner", 3),
          Map.entry("reward", 4),
          Map.entry("pledge", 5),
          Map.entry("settlement", 6),
          Map.entry("update", 6),
          Map.entry("discovery", 6),
          Map.entry("fulfilment", 6),
          Map.entry("moderation", 6),
          Map.entry("payout", 6),
          Map.entry("daybook", 8),
          Map.entry("allotment", 7),
          Map.entry("insight", 7),
          Map.entry("spending", 7),
          Map.entry("export", 7),
          Map.entry("outcome", 7),
          Map.entry("privacy", 6),
          Map.entry("transport", 9),
          // The package for developers' machines; nothing may depend on it.
          Map.entry("local", 10));

  // The packages within shared; the others there import these and none of each other in a circle.
  private static final Map<String, Integer> SHARED_RANKS =
      Map.of(
          "text", 0,
          "language", 0,
          "clock", 0,
          "money", 1,
          "error", 2);

  private static final int OTHER_SHARED_RANK = 3;

  private static final Map<String, Integer> TRANSPORT_RANKS =
      Map.of(
          "request", 0,
          "document", 1,
          "observe", 1,
          "connection", 1,
          "engine", 2,
          "rate", 2,
          "answer", 3,
          "cache", 4,
          "http", 5,
          "start", 6);

  private static final String TRANSPORT = "org.crowdshelf.transport.";

  @ArchTest
  static final ArchRule everyClassLiesInARankedPackage =
      classes()
          .should(
              Conditions.of(
                  "lie in a package with a rank", type -> RANKS.containsKey(Features.of(type))));

  @ArchTest
  static final ArchRule aPackageImportsOnlyLowerRanks =
      classes()
          .should(
              Conditions.dependOnly(
                  "depend on lower ranks alone",
                  (from, to) -> sameFeature(from, to) || rank(to) < rank(from)));

  @ArchTest
  static final ArchRule anotherFeatureSeesOnlyTheRootAndWhatIsRead =
      classes()
          .should(
              Conditions.dependOnly(
                  "see of another feature only its root package, its port, its GraphQL records and its public reads,"
                      + " and of account its sign-in",
                  (from, to) ->
                      sameFeature(from, to)
                          || Features.of(to).equals("shared")
                          || Features.isRoot(to)
                          || Features.isOpenRoom(to)
                          || Features.isGraphqlRecord(to)
                          || Features.isPublicRead(to)));

  @ArchTest
  static final ArchRule aRootNeverImportsItsApi =
      classes()
          .that(Conditions.matching("are in a feature's root", Features::isRoot))
          .should(
              Conditions.dependOnly(
                  "not depend on their api",
                  (from, to) ->
                      !sameFeature(from, to)
                          || Features.isRoot(to)
                          || Features.isBelowItsRoot(to)));

  @ArchTest
  static final ArchRule aPortKnowsOnlyTheValuesOfItsFeature =
      classes()
          .that(Conditions.matching("are a feature's port", Features::isPort))
          .should(
              Conditions.dependOnly(
                  "depend on nothing else of their feature",
                  (from, to) ->
                      !sameFeature(from, to) || Features.isPort(to) || Features.isContent(to)));

  @ArchTest
  static final ArchRule theContentOfAProjectIsValuesAlone =
      classes()
          .that(Conditions.matching("are a project's content", Features::isContent))
          .should(
              Conditions.dependOnly(
                  "depend on nothing else of their feature",
                  (from, to) -> !sameFeature(from, to) || Features.isContent(to)));

  @ArchTest
  static final ArchRule featuresFormNoCycle =
      slices().matching("org.crowdshelf.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesWithinSharedFormNoCycle =
      slices().matching("org.crowdshelf.shared.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesWithinSharedImportOnlyLowerRanks =
      classes()
          .that()
          .resideInAPackage("org.crowdshelf.shared..")
          .should(
              Conditions.dependOnly(
                  "depend on lower ranks within shared",
                  (from, to) ->
                      from.getPackageName().equals(to.getPackageName())
                          || sharedRank(to) < sharedRank(from)
                          || sharedRank(from) == OTHER_SHARED_RANK));

  @ArchTest
  static final ArchRule packagesWithinTransportFormNoCycle =
      slices().matching(TRANSPORT + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule everyClassOfTransportLiesInARankedPackage =
      classes()
          .that()
          .resideInAPackage("org.crowdshelf.transport..")
          .and()
          .doNotHaveSimpleName("package-info")
          .should(
              Conditions.of(
                  "lie in a package with a rank",
                  type -> TRANSPORT_RANKS.containsKey(packageOfTransport(type))));

  @ArchTest
  static final ArchRule packagesWithinTransportImportOnlyLowerRanks =
      classes()
          .that()
          .resideInAPackage("org.crowdshelf.transport..")
          .should(
              Conditions.dependOnly(
                  "depend on lower ranks within transport",
                  (from, to) ->
                      !sameFeature(from, to)
                          || from.getPackageName().equals(to.getPackageName())
                          || transportRank(to) < transportRank(from)));

  @ArchTest
  static final ArchRule onlyTheEngineSeesTheLibrariesInternals =
      noClasses()
          .that()
          .resideInAPackage("org.crowdshelf.transport..")
          .and()
          .resideOutsideOfPackage("org.crowdshelf.transport.engine")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "graphql.execution..",
              "graphql.introspection..",
              "io.smallrye.graphql.bootstrap..",
              "io.smallrye.graphql.execution..",
              "io.smallrye.graphql.schema..",
              "io.smallrye.graphql.spi..",
              "io.smallrye.graphql.transformation..");

  private static int transportRank(JavaClass type) {
    return TRANSPORT_RANKS.getOrDefault(packageOfTransport(type), Integer.MAX_VALUE);
  }

  private static String packageOfTransport(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(TRANSPORT) ? name.substring(TRANSPORT.length()) : "";
  }

  private static boolean sameFeature(JavaClass one, JavaClass other) {
    return Features.of(one).equals(Features.of(other));
  }

  private static int rank(JavaClass type) {
    return RANKS.getOrDefault(Features.of(type), Integer.MAX_VALUE);
  }

  private static int sharedRank(JavaClass type) {
    String[] packages = type.getPackageName().split("\\.");
    return SHARED_RANKS.getOrDefault(packages[packages.length - 1], OTHER_SHARED_RANK);
  }
}
