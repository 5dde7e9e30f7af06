package org.crowdshelf.project;

import static org.crowdshelf.project.ProjectState.CANCELED;
import static org.crowdshelf.project.ProjectState.CHANGES_REQUESTED;
import static org.crowdshelf.project.ProjectState.DRAFT;
import static org.crowdshelf.project.ProjectState.FAILED;
import static org.crowdshelf.project.ProjectState.IN_REVIEW;
import static org.crowdshelf.project.ProjectState.LIVE;
import static org.crowdshelf.project.ProjectState.REJECTED;
import static org.crowdshelf.project.ProjectState.SUCCEEDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProjectStateTest {

  private static final Map<ProjectState, Set<ProjectState>> LEGAL =
      Map.of(
          DRAFT, Set.of(IN_REVIEW, CANCELED),
          IN_REVIEW, Set.of(LIVE, CHANGES_REQUESTED, REJECTED, CANCELED),
          CHANGES_REQUESTED, Set.of(IN_REVIEW, CANCELED),
          REJECTED, Set.of(),
          LIVE, Set.of(SUCCEEDED, FAILED, CANCELED),
          SUCCEEDED, Set.of(),
          FAILED, Set.of(),
          CANCELED, Set.of());

  @ParameterizedTest
  @EnumSource
  void movesNowhereButWhereItMay(ProjectState state) {
    for (ProjectState next : ProjectState.values()) {
      assertEquals(LEGAL.get(state).contains(next), state.mayBecome(next), state + " to " + next);
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheStateThatRefuses(ProjectState state) {
    for (ProjectState next : ProjectState.values()) {
      assertEquals(!state.mayBecome(next), state.refusalToBecome(next).isPresent());
      state
          .refusalToBecome(next)
          .ifPresent(refusal -> assertEquals(Map.of("state", state.name()), refusal.params()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void isWrittenBeforeTheReviewAndAfterItAskedForChanges(ProjectState state) {
    assertEquals(Set.of(DRAFT, CHANGES_REQUESTED).contains(state), state.isWritten());
    assertTrue(!state.isWritten() || state.mayBecome(IN_REVIEW));
  }
}
