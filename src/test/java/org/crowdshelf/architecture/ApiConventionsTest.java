package org.crowdshelf.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.eclipse.microprofile.graphql.Type;

/** The layer between the engine and the features. */
@AnalyzeClasses(packages = "org.crowdshelf", importOptions = ImportOption.DoNotIncludeTests.class)
class ApiConventionsTest {

  @ArchTest
  static final ArchRule entitiesAppearInNoSignatureOfAnApi =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("org.crowdshelf..api..")
          .and()
          .arePublic()
          .should(
              new ArchCondition<>("not show entities") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  method.getAllInvolvedRawTypes().stream()
                      .filter(type -> type.isAnnotatedWith(Entity.class))
                      .forEach(
                          type ->
                              events.add(
                                  SimpleConditionEvent.violated(
                                      method, method.getFullName() + " shows " + type.getName())));
                }
              });

  @ArchTest
  static final ArchRule resolversLieInAnApiOrInShared =
      classes()
          .that()
          .areAnnotatedWith(GraphQLApi.class)
          .should()
          .resideInAnyPackage("org.crowdshelf..api..", "org.crowdshelf.shared..");

  @ArchTest
  static final ArchRule operationsAnswerAsynchronously =
      methods()
          .that()
          .areAnnotatedWith(Query.class)
          .or()
          .areAnnotatedWith(Mutation.class)
          .should()
          .haveRawReturnType(Uni.class);

  @ArchTest
  static final ArchRule operationsAreDescribed =
      methods()
          .that()
          .areAnnotatedWith(Query.class)
          .or()
          .areAnnotatedWith(Mutation.class)
          .should()
          .beAnnotatedWith(Description.class);

  @ArchTest
  static final ArchRule mutationsTakeOneInputAndAnswerTheirPayload =
      methods()
          .that()
          .areAnnotatedWith(Mutation.class)
          .should(
              new ArchCondition<>("take XInput and answer XPayload") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  String name =
                      Character.toUpperCase(method.getName().charAt(0))
                          + method.getName().substring(1);
                  boolean fits =
                      method.getRawParameterTypes().stream()
                              .anyMatch(type -> isNamed(type, name + "Input"))
                          && method.getReturnType().getAllInvolvedRawTypes().stream()
                              .anyMatch(type -> isNamed(type, name + "Payload"));
                  if (!fits) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                  }
                }
              });

  @ArchTest
  static final ArchRule listsOfParentsAreNotBatchedByTheEngine =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(GraphQLApi.class)
          .should(
              new ArchCondition<>("take a single @Source, see Batches") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  method.getParameters().stream()
                      .filter(parameter -> parameter.isAnnotatedWith(Source.class))
                      .filter(parameter -> parameter.getRawType().isAssignableTo(Iterable.class))
                      .forEach(
                          parameter ->
                              events.add(
                                  SimpleConditionEvent.violated(method, method.getFullName())));
                }
              });

  @ArchTest
  static final ArchRule queriesOpenNoSession =
      noClasses()
          .that()
          .resideInAPackage("org.crowdshelf..api..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.hibernate..", "io.quarkus.hibernate..", "jakarta.persistence..");

  @ArchTest
  static final ArchRule entitiesAreNoGraphqlTypes =
      noClasses()
          .that()
          .areAnnotatedWith(Entity.class)
          .should()
          .beAnnotatedWith(Type.class)
          .orShould()
          .beAnnotatedWith(Input.class);

  @ArchTest
  static final ArchRule entitiesKeepTheirFieldsToTheirPackage =
      classes()
          .that()
          .areAnnotatedWith(Entity.class)
          .should(
              Conditions.of(
                  "keep their fields package-private", ApiConventionsTest::hidesItsFields));

  private static boolean isNamed(JavaClass type, String name) {
    return type.tryGetAnnotationOfType(Name.class)
        .map(annotation -> annotation.value().equals(name))
        .orElse(false);
  }

  private static boolean hidesItsFields(JavaClass entity) {
    return entity.getFields().stream()
        .noneMatch(
            field ->
                field
                    .getModifiers()
                    .contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC));
  }
}
