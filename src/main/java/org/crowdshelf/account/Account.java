package org.crowdshelf.account;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Someone who signed in; rows are made by {@link SignIn} alone. */
@Entity
@Table(name = "accounts")
public class Account extends PanacheEntityBase {

  @Id UUID id;
  String name;
  String avatarUrl;
  String bio;

  @Enumerated(EnumType.STRING)
  FundraiserKind fundraiserKind;

  Instant updatedAt;

  /** Changes what the profile names; what it leaves out stays. */
  void change(ProfileChange profile, Instant now) {
    profile.name().ifSet(value -> name = value.strip());
    profile.avatarUrl().ifSet(value -> avatarUrl = value);
    profile.bio().ifSet(value -> bio = value == null || value.isBlank() ? null : value);
    profile.fundraiserKind().ifSet(value -> fundraiserKind = value);
    updatedAt = now;
  }
}
