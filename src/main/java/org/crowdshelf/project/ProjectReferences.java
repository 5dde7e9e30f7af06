package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.account.Memberships;
import org.crowdshelf.project.content.PartnerChoice;
import org.crowdshelf.region.Regions;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.FieldValues;
import org.crowdshelf.shared.money.AcceptedCurrencies;
import org.crowdshelf.shared.money.Currencies;
import org.crowdshelf.shared.money.MoneyInput;

/**
 * Checks that a project refers only to what exists and may be referred to: region, organisations,
 * earlier project.
 */
@ApplicationScoped
class ProjectReferences {

  private static final Set<ProjectState> ENDED =
      Set.of(ProjectState.SUCCEEDED, ProjectState.FAILED, ProjectState.CANCELED);

  private static final String EARLIER =
      "select fundraiser_id, state, launched_at is not null as public from projects where id = $1";

  private record Earlier(UUID fundraiser, ProjectState state, boolean isPublic) {}

  private final AcceptedCurrencies acceptedCurrencies;
  private final Memberships memberships;
  private final Regions regions;
  private final Reads reads;

  ProjectReferences(
      AcceptedCurrencies acceptedCurrencies,
      Memberships memberships,
      Regions regions,
      Reads reads) {
    this.acceptedCurrencies = acceptedCurrencies;
    this.memberships = memberships;
    this.regions = regions;
    this.reads = reads;
  }

  /**
   * The references of a draft that this fundraiser may not make.
   *
   * @throws Refusal NOT_FOUND for an organisation to act for or an earlier project that does not
   *     exist or that they may not see
   */
  Uni<List<Rejection>> check(UUID fundraiser, FieldValues<WrittenProject> draft) {
    Checks checks = new Checks();
    checkCurrency(checks, draft.get(ProjectField.GOAL));
    return checkRegion(checks, draft.get(ProjectField.REGION))
        .chain(() -> checkPartners(checks, draft.get(ProjectField.PARTNERS)))
        .chain(() -> checkOrganisation(checks, fundraiser, draft.get(ProjectField.ON_BEHALF_OF)))
        .chain(() -> checkEarlier(checks, fundraiser, draft.get(ProjectField.RELAUNCH_OF)))
        .map(done -> checks.found());
  }

  /** Reports a currency in use that no payment provider takes. */
  void checkCurrency(Checks checks, MoneyInput goal) {
    Optional.ofNullable(goal)
        .flatMap(money -> Currencies.of(money.currency()))
        .filter(currency -> !acceptedCurrencies.accepts(currency))
        .map(currency -> Map.of("currency", currency.getCurrencyCode()))
        .map(params -> Rejection.of(InputError.CURRENCY_NOT_ACCEPTED, params, "goal", "currency"))
        .ifPresent(checks::add);
  }

  Uni<Void> checkRegion(Checks checks, String region) {
    if (region == null) {
      return Uni.createFrom().voidItem();
    }
    return regions
        .exist(region)
        .invoke(
            there -> {
              if (!there) {
                checks.add(Rejection.of(InputError.UNKNOWN_REGION, "region"));
              }
            })
        .replaceWithVoid();
  }

  Uni<Void> checkPartners(Checks checks, List<PartnerChoice> partners) {
    // A list that is too long is rejected as such, whoever is in it.
    if (partners == null || partners.isEmpty() || partners.size() > ProjectRules.MAX_PARTNERS) {
      return Uni.createFrom().voidItem();
    }
    Set<UUID> named =
        partners.stream()
            .map(PartnerChoice::organisation)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return memberships
        .existing(named)
        .invoke(there -> reportUnknown(checks, partners, there))
        .replaceWithVoid();
  }

  private static void reportUnknown(
      Checks checks, List<PartnerChoice> partners, Set<UUID> existing) {
    for (int i = 0; i < partners.size(); i++) {
      UUID organisation = partners.get(i).organisation();
      if (organisation == null || !existing.contains(organisation)) {
        String[] path = {"partners", Integer.toString(i), "organisation"};
        checks.add(Rejection.of(ProjectError.UNKNOWN_ORGANISATION, path));
      }
    }
  }

  Uni<Void> checkOrganisation(Checks checks, UUID fundraiser, UUID organisation) {
    if (organisation == null) {
      return Uni.createFrom().voidItem();
    }
    return memberships
        .existing(Set.of(organisation))
        .invoke(
            there -> {
              if (there.isEmpty()) {
                throw Refusal.notFound();
              }
            })
        .chain(() -> memberships.isMember(fundraiser, organisation))
        .invoke(
            member -> {
              if (!member) {
                checks.add(Rejection.of(ProjectError.NOT_A_MEMBER, "onBehalfOf"));
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> checkEarlier(Checks checks, UUID fundraiser, UUID relaunchOf) {
    if (relaunchOf == null) {
      return Uni.createFrom().voidItem();
    }
    return reads
        .one(
            EARLIER,
            row ->
                new Earlier(
                    row.uuid("fundraiser_id"),
                    row.value(ProjectState.class, "state"),
                    row.flag("public")),
            relaunchOf)
        .invoke(
            earlier -> {
              boolean theirs = earlier != null && earlier.fundraiser().equals(fundraiser);
              if (earlier == null || !(earlier.isPublic() || theirs)) {
                throw Refusal.notFound();
              }
              if (!theirs) {
                checks.add(Rejection.of(ProjectError.RELAUNCH_NOT_YOURS, "relaunchOf"));
              } else if (!ENDED.contains(earlier.state())) {
                checks.add(Rejection.of(ProjectError.RELAUNCH_NOT_ENDED, "relaunchOf"));
              }
            })
        .replaceWithVoid();
  }
}
