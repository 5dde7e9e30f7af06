package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.language.Language;

/** An account chooses the language of what is sent to it. */
@ApplicationScoped
public class SetLanguage {

  private final Transactions transactions;
  private final Clock clock;

  SetLanguage(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Stores the language of this tag; if it is the account's, nothing changes. Rejected with
   * UNKNOWN_LANGUAGE for any tag but zh-CN and en.
   */
  public Uni<Outcome<UUID>> run(UUID account, String tag) {
    Optional<Language> language = Language.ofTag(tag);
    return language.isEmpty()
        ? Uni.createFrom()
            .item(Outcome.rejected(Rejection.of(InputError.UNKNOWN_LANGUAGE, "language")))
        : transactions.run(() -> store(account, language.get()));
  }

  private Uni<Outcome<UUID>> store(UUID key, Language language) {
    return Account.require(key)
        .invoke(account -> account.speak(language, clock.instant()))
        .replaceWith(Outcome.done(key));
  }
}
