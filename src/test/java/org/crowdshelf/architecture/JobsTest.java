package org.crowdshelf.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.scheduler.Scheduled;
import org.crowdshelf.shared.job.JobGate;

/** Every job waits for the migrations of its own version. */
@AnalyzeClasses(packages = "org.crowdshelf", importOptions = ImportOption.DoNotIncludeTests.class)
class JobsTest {

  @ArchTest
  static final ArchRule scheduledMethodsRunThroughTheGate =
      methods().that().areAnnotatedWith(Scheduled.class).should(callTheGate());

  private static ArchCondition<JavaMethod> callTheGate() {
    return new ArchCondition<>("call JobGate.run") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean calls =
            method.getMethodCallsFromSelf().stream()
                .anyMatch(
                    call ->
                        call.getTargetOwner().isEquivalentTo(JobGate.class)
                            && call.getTarget().getName().equals("run"));
        events.add(
            new SimpleConditionEvent(
                method, calls, method.getFullName() + " starts its job without JobGate.run"));
      }
    };
  }
}
