package org.crowdshelf.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.crowdshelf.project.ProjectRights.Where;
import org.crowdshelf.project.ProjectRights.Who;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProjectRightsTest {

  private static final ProjectRights NONE =
      new ProjectRights(false, false, false, false, false, false);

  private static final Who VISITOR = new Who(false, false, false, false);
  private static final Who STRANGER = new Who(true, false, false, false);
  private static final Who OWN_PERSON = new Who(true, true, false, false);
  private static final Who REVIEWER = new Who(true, false, true, false);
  private static final Who POSTING_PARTNER = new Who(true, false, false, true);
  private static final Who REVIEWING_OWN_PERSON = new Who(true, true, true, false);

  @ParameterizedTest
  @EnumSource
  void aVisitorMayNothing(ProjectState state) {
    assertEquals(NONE, ProjectRights.of(VISITOR, at(state)));
  }

  @ParameterizedTest
  @EnumSource
  void aStrangerMayPledgeWhileItIsLive(ProjectState state) {
    boolean live = state == ProjectState.LIVE;
    assertEquals(
        new ProjectRights(false, false, false, false, false, live),
        ProjectRights.of(STRANGER, at(state)));
  }

  @ParameterizedTest
  @EnumSource
  void itsOwnPeopleWriteSubmitCancelAndPostButNeverPledge(ProjectState state) {
    boolean written = state.isWritten();
    boolean live = state == ProjectState.LIVE;
    assertEquals(
        new ProjectRights(
            written || live,
            written,
            written || live || state == ProjectState.IN_REVIEW,
            launched(state),
            false,
            false),
        ProjectRights.of(OWN_PERSON, at(state)));
  }

  @ParameterizedTest
  @EnumSource
  void aPartnerThatHelpsWithItPostsUpdatesAndPledgesLikeAnyone(ProjectState state) {
    assertEquals(
        new ProjectRights(false, false, false, launched(state), false, state == ProjectState.LIVE),
        ProjectRights.of(POSTING_PARTNER, at(state)));
  }

  @ParameterizedTest
  @EnumSource
  void aReviewerReviewsAndCancels(ProjectState state) {
    boolean live = state == ProjectState.LIVE;
    boolean inReview = state == ProjectState.IN_REVIEW;
    assertEquals(
        new ProjectRights(
            false, false, state.isWritten() || inReview || live, false, inReview, live),
        ProjectRights.of(REVIEWER, at(state)));
  }

  @ParameterizedTest
  @EnumSource
  void nobodyReviewsTheirOwn(ProjectState state) {
    assertEquals(
        ProjectRights.of(OWN_PERSON, at(state)), ProjectRights.of(REVIEWING_OWN_PERSON, at(state)));
  }

  @Test
  void nobodyDecidesTwice() {
    Where approved = new Where(ProjectState.IN_REVIEW, false, true, false, false);
    assertEquals(
        new ProjectRights(false, false, true, false, false, false),
        ProjectRights.of(REVIEWER, approved));
  }

  @Test
  void atTheEndOnlyUpdatesAreLeft() {
    Where over = new Where(ProjectState.LIVE, true, true, true, false);
    for (Who who : Set.of(STRANGER, REVIEWER)) {
      assertEquals(NONE, ProjectRights.of(who, over));
    }
    assertEquals(
        new ProjectRights(false, false, false, true, false, false),
        ProjectRights.of(OWN_PERSON, over));
  }

  @Test
  void nobodyPledgesWhileItIsPaused() {
    Where paused = new Where(ProjectState.LIVE, true, true, false, true);
    assertEquals(NONE, ProjectRights.of(STRANGER, paused));
  }

  private static Where at(ProjectState state) {
    return new Where(state, launched(state), launched(state), false, false);
  }

  private static boolean launched(ProjectState state) {
    return Set.of(ProjectState.LIVE, ProjectState.SUCCEEDED, ProjectState.FAILED).contains(state);
  }
}
