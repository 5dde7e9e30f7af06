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
import org.crowdshelf.shared.input.FieldValues;
import org.crowdshelf.shared.language.Language;
import org.hibernate.annotations.DynamicUpdate;

/** A person who signed in. Only sign-in inserts rows. */
@Entity
@Table(name = "accounts")
// Updates only the changed columns, so that concurrent changes of different fields both stay.
@DynamicUpdate
public class Account extends PanacheEntityBase {

  @Id UUID id;
  String name;
  String avatarUrl;
  String bio;

  @Enumerated(EnumType.STRING)
  FundraiserKind fundraiserKind;

  // zh-CN or en.
  String language;
  Instant updatedAt;

  /**
   * Loads an account.
   *
   * @throws Refusal NOT_FOUND if it does not exist
   */
  static Uni<Account> require(UUID account) {
    return Account.<Account>findById(account).onItem().ifNull().failWith(Refusal::notFound);
  }

  /** Stores the language of what is sent to the account. */
  void speak(Language chosen, Instant now) {
    if (!chosen.tag().equals(language)) {
      language = chosen.tag();
      updatedAt = now;
    }
  }

  /** Writes the fields that were sent. */
  void change(FieldValues<Account> sent, Instant now) {
    sent.write(this, sent.fields());
    updatedAt = now;
  }
}
