package org.crowdshelf.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.crowdshelf.shared.database.Transactions;

/** Names of the field, and what a use case looks like. */
@AnalyzeClasses(packages = "org.crowdshelf", importOptions = ImportOption.DoNotIncludeTests.class)
class NamesTest {

  @ArchTest
  static final ArchRule namesSayWhatAClassIsFor =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)(\\$.*)?");

  @ArchTest
  static final ArchRule rejectionsAreOnePageAFeature =
      classes()
          .that()
          .haveSimpleNameEndingWith("Error")
          .and()
          .areEnums()
          .should()
          .resideOutsideOfPackage("..api..");

  @ArchTest
  static final ArchRule moneyIsNeverABinaryFraction =
      noFields()
          .should()
          .haveRawType(double.class)
          .orShould()
          .haveRawType(Double.class)
          .orShould()
          .haveRawType(float.class)
          .orShould()
          .haveRawType(Float.class);

  @ArchTest
  static final ArchRule useCasesLieInARootAndHaveOneWayIn =
      classes()
          .that(Conditions.matching("own a transaction", NamesTest::ownsATransaction))
          .should(
              Conditions.of(
                  "lie in a feature's root with one public method",
                  type -> Features.isRoot(type) && publicMethods(type).size() <= 1));

  private static boolean ownsATransaction(JavaClass type) {
    return type.getFields().stream()
        .anyMatch(field -> field.getRawType().isEquivalentTo(Transactions.class));
  }

  // Proxies and interceptors are the container's, not ours.
  private static List<String> publicMethods(JavaClass type) {
    return type.getMethods().stream()
        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
        .map(JavaMethod::getName)
        .distinct()
        .toList();
  }
}
