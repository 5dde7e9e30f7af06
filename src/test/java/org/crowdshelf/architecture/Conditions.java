package org.crowdshelf.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Conditions of our rules in words of our own. */
final class Conditions {

  private Conditions() {}

  static DescribedPredicate<JavaClass> matching(String words, Predicate<JavaClass> test) {
    return DescribedPredicate.describe(words, test);
  }

  static ArchCondition<JavaClass> of(String words, Predicate<JavaClass> test) {
    return new ArchCondition<>(words) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!test.test(type)) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " does not " + words));
        }
      }
    };
  }

  /** Every dependency on a class of ours is allowed. */
  static ArchCondition<JavaClass> dependOnly(
      String words, BiPredicate<JavaClass, JavaClass> allowed) {
    return new ArchCondition<>(words) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> Features.isOurs(dependency.getTargetClass()))
            .filter(dependency -> !allowed.test(type, dependency.getTargetClass()))
            .forEach(
                dependency ->
                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
      }
    };
  }
}
