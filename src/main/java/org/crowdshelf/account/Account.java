package org.crowdshelf.account;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.text.Text;
import org.crowdshelf.shared.text.WebAddress;
import org.hibernate.annotations.DynamicUpdate;

/** Someone who signed in; rows are made by {@link SignIn} alone. */
@Entity
@Table(name = "accounts")
// Two devices that change different fields at once do not undo one another.
@DynamicUpdate
public class Account extends PanacheEntityBase {

  @Id UUID id;
  String name;
  String avatarUrl;
  String bio;

  @Enumerated(EnumType.STRING)
  FundraiserKind fundraiserKind;

  Instant updatedAt;

  /**
   * Lets only accounts that there are pass.
   *
   * @throws Refusal NOT_FOUND where there is none
   */
  static Uni<Account> require(UUID account) {
    return Account.<Account>findById(account).onItem().ifNull().failWith(Refusal::notFound);
  }

  /** Changes what the profile names; what it leaves out stays. */
  void change(ProfileChange profile, Instant now) {
    profile.name().ifSet(value -> name = Text.stripped(value));
    profile.avatarUrl().ifSet(value -> avatarUrl = WebAddress.stored(value));
    profile.bio().ifSet(value -> bio = Text.isBlank(value) ? null : value);
    profile.fundraiserKind().ifSet(value -> fundraiserKind = value);
    updatedAt = now;
  }
}
