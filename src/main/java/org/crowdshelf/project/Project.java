package org.crowdshelf.project;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.project.content.Category;
import org.crowdshelf.project.content.FundingModel;
import org.crowdshelf.project.content.LibraryKind;
import org.crowdshelf.project.content.LibraryProfile;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.id.Ids;
import org.hibernate.annotations.DynamicUpdate;

/**
 * A project that asks for money. Its long texts are {@link ProjectContent}. The columns that
 * payments change (raised, backers) are not mapped, so a command never writes an old sum back.
 */
@Entity
@DynamicUpdate
@Table(name = "projects")
public class Project extends PanacheEntityBase {

  @Id UUID id;
  UUID fundraiserId;
  UUID organisationId;
  UUID relaunchOfId;
  String title;
  String summary;

  @Enumerated(EnumType.STRING)
  ProjectState state;

  @Enumerated(EnumType.STRING)
  FundingModel fundingModel;

  @Enumerated(EnumType.STRING)
  FundingRule fundingRule;

  @Enumerated(EnumType.STRING)
  Category category;

  @Enumerated(EnumType.STRING)
  LibraryKind libraryKind;

  String libraryName;
  String libraryServes;
  Integer libraryReadersExpected;
  String regionCode;
  String coverUrl;

  @Embedded ProjectAmounts amounts = new ProjectAmounts();

  Integer durationDays;
  int version;
  int updateCount;
  Instant createdAt;
  Instant updatedAt;
  Instant submittedAt;
  Instant launchedAt;
  Instant endsAt;
  Instant settledAt;
  Instant canceledAt;
  Instant launchAt;
  Integer feeBasisPoints;
  Instant approvedAt;
  Instant cooldownWaivedAt;
  Instant lastUpdateAt;
  Instant pausedAt;
  String pauseReason;
  UUID pausedBy;

  /** A new draft of this fundraiser's, with nothing written into it yet. */
  static Project begun(UUID fundraiser, Instant now) {
    Project project = new Project();
    project.id = Ids.next();
    project.fundraiserId = fundraiser;
    project.state = ProjectState.DRAFT;
    project.createdAt = now;
    return project;
  }

  /** The row of this key, locked until the transaction ends; NOT_FOUND where no row has it. */
  static Uni<Project> locked(UUID key) {
    return Project.<Project>findById(key, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound);
  }

  /**
   * Goes before the reviewers.
   *
   * @param fee the site's fee in basis points, which stays until another submission
   */
  void submit(Instant plannedLaunch, int fee, Instant now) {
    become(ProjectState.IN_REVIEW);
    feeBasisPoints = fee;
    launchAt = plannedLaunch;
    submittedAt = now;
    changed(now);
  }

  /** Passed the review; it goes live by {@link #launch} when {@link #dueAt} this is so. */
  void approve(Instant now) {
    approvedAt = now;
    changed(now);
  }

  /** Returns whether an approved project's planned launch has come. */
  boolean dueAt(Instant now) {
    return launchAt == null || !launchAt.isAfter(now);
  }

  /** Starts the clock: a day is 24 hours, whatever the calendar does. */
  void launch(Instant now) {
    become(ProjectState.LIVE);
    launchedAt = now;
    endsAt = now.plus(Duration.ofDays(durationDays));
    changed(now);
  }

  /** The review sent it back or rejected it. */
  void decline(ProjectState outcome, Instant now) {
    become(outcome);
    changed(now);
  }

  /** Its people take it back from the review or from its planned launch. */
  void withdraw(Instant now) {
    become(ProjectState.CHANGES_REQUESTED);
    approvedAt = null;
    launchAt = null;
    changed(now);
  }

  /** Its people or a reviewer give it up; with it a pause ends. */
  void cancel(Instant now) {
    become(ProjectState.CANCELED);
    canceledAt = now;
    resume(now);
  }

  /** A reviewer lets it off the cool-down. */
  void waiveCooldown(Instant now) {
    cooldownWaivedAt = now;
    changed(now);
  }

  /** It takes no pledges and gets no payouts until {@link #resume}; its end does not move. */
  void pause(UUID by, String reason, Instant now) {
    pausedAt = now;
    pauseReason = reason;
    pausedBy = by;
    changed(now);
  }

  /** Ends a pause. */
  void resume(Instant now) {
    pausedAt = null;
    pauseReason = null;
    pausedBy = null;
    changed(now);
  }

  /** Returns whether it is paused. */
  boolean paused() {
    return pausedAt != null;
  }

  /** Returns whether its time has run out, though nobody settled it yet. */
  boolean isOver(Instant now) {
    return state.isOver(endsAt, now);
  }

  private void become(ProjectState next) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException(state + " to " + next);
    }
    state = next;
  }

  /** Counts a change. */
  void changed(Instant now) {
    version++;
    updatedAt = now;
  }

  /** Sets the library; null: the project is not about one. */
  void describe(LibraryProfile library) {
    libraryKind = library == null ? null : library.kind();
    libraryName = library == null ? null : library.name();
    libraryServes = library == null ? null : library.serves();
    libraryReadersExpected = library == null ? null : library.readersExpected();
  }

  /** Takes the next number of its updates. */
  int takeUpdateNumber(Instant now) {
    lastUpdateAt = now;
    return ++updateCount;
  }

  /** Returns whether it has ever been live. */
  boolean launched() {
    return launchedAt != null;
  }

  /** The library as it was written; null where it is not about one. */
  LibraryProfile library() {
    return libraryKind == null
        ? null
        : new LibraryProfile(libraryKind, libraryName, libraryServes, libraryReadersExpected);
  }

  /** Its key. */
  public UUID id() {
    return id;
  }

  /** Where it stands. */
  public ProjectState state() {
    return state;
  }

  /** The account that raises the money. */
  public UUID fundraiserId() {
    return fundraiserId;
  }

  /** The organisation that it is run for; null if it is run for none. */
  public UUID organisationId() {
    return organisationId;
  }

  /** The ISO 4217 code of all its amounts. */
  public String currency() {
    return amounts.currency;
  }
}
