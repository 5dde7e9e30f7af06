package org.crowdshelf.project;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.money.Currencies;
import org.hibernate.annotations.DynamicUpdate;

/**
 * What somebody asks money for. Its long texts are {@link ProjectContent}; what money changes
 * (raised, backers) is not mapped, so a command never writes an old sum back.
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
  String currency;
  long goalMinor;
  long minimumPledgeMinor;
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

  /** A new draft of this fundraiser's. */
  static Project draft(UUID fundraiser, ProjectDraft draft, Instant now) {
    Project project = new Project();
    project.id = Ids.next();
    project.fundraiserId = fundraiser;
    project.organisationId = draft.onBehalfOf();
    project.relaunchOfId = draft.relaunchOf();
    project.title = draft.title().strip();
    project.summary = draft.summary() == null ? "" : draft.summary().strip();
    project.state = ProjectState.DRAFT;
    project.fundingModel = draft.fundingModel();
    project.fundingRule = draft.fundingRule();
    project.category = draft.category();
    project.describe(draft.library());
    project.regionCode = draft.region();
    project.coverUrl = draft.coverUrl();
    Currency currency = Currencies.of(draft.goal().currency()).orElseThrow();
    project.currency = currency.getCurrencyCode();
    project.goalMinor = draft.goal().amountMinor();
    // One major unit: "support with 1 yuan".
    project.minimumPledgeMinor =
        draft.minimumPledge() == null
            ? Currencies.minorPerMajor(currency)
            : draft.minimumPledge().amountMinor();
    project.durationDays = draft.durationDays();
    project.version = 1;
    project.createdAt = now;
    project.updatedAt = now;
    return project;
  }

  private void describe(LibraryProfile library) {
    libraryKind = library == null ? null : library.kind();
    libraryName = library == null ? null : library.name();
    libraryServes = library == null ? null : library.serves();
    libraryReadersExpected = library == null ? null : library.readersExpected();
  }

  /** Takes the next number of its updates. */
  int takeUpdateNumber() {
    return ++updateCount;
  }

  /** Whether it has ever been live. */
  boolean launched() {
    return launchedAt != null;
  }

  /** Its key. */
  public UUID id() {
    return id;
  }

  /** Where it stands. */
  public ProjectState state() {
    return state;
  }

  /** Who raises the money. */
  public UUID fundraiserId() {
    return fundraiserId;
  }

  /** The organisation that it is run for; null where there is none. */
  public UUID organisationId() {
    return organisationId;
  }
}
