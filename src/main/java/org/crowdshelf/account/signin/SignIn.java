package org.crowdshelf.account.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.account.ProfileField;
import org.crowdshelf.shared.database.Upkeep;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.text.Text;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Finds the account of a verified token, once a request and before any field is fetched, and
 * creates it at the first sign-in. Concurrent first requests create one account: the unique key on
 * issuer and subject lets only one row in.
 */
@ApplicationScoped
class SignIn implements SecurityIdentityAugmentor {

  static final String ACCOUNT = "crowdshelf.account";

  private static final String FIND = "select id from accounts where issuer = $1 and subject = $2";

  private static final String MAKE =
      """
      insert into accounts (id, issuer, subject, name, created_at, updated_at)
      values ($1, $2, $3, $4, $5, $5)
      on conflict on constraint accounts_sign_in do nothing""";

  private static final int MAX_ISSUER = 500;
  private static final int MAX_SUBJECT = 255;
  private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

  private record Key(String issuer, String subject) {}

  // A sign-in belongs to one account until the person is erased.
  private final Cache<Key, UUID> seen =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(KNOWN_FOR).build();

  private final Upkeep upkeep;
  private final Clock clock;
  private final Optional<String> issuerAlias;

  SignIn(
      Upkeep upkeep,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.oidc.issuer-alias") Optional<String> issuerAlias) {
    this.upkeep = upkeep;
    this.clock = clock;
    this.issuerAlias = issuerAlias;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
      return Uni.createFrom().item(identity);
    }
    if (!isStorable(token.getSubject(), MAX_SUBJECT)
        || !isStorable(token.getIssuer(), MAX_ISSUER)) {
      return Uni.createFrom().failure(new AuthenticationFailedException("no subject"));
    }
    return account(token)
        .map(
            account ->
                QuarkusSecurityIdentity.builder(identity).addAttribute(ACCOUNT, account).build());
  }

  // The claim is stored unchanged, so it is neither blank nor too long nor impossible to encode.
  private static boolean isStorable(String claim, int max) {
    return claim != null && Text.problemOfLine(claim, max).isEmpty();
  }

  private Uni<UUID> account(JsonWebToken token) {
    Key key = new Key(issuerAlias.orElse(token.getIssuer()), token.getSubject());
    UUID known = seen.getIfPresent(key);
    if (known != null) {
      return Uni.createFrom().item(known);
    }
    return find(key)
        .onItem()
        .ifNull()
        .switchTo(() -> make(key, token).chain(() -> find(key)))
        .invoke(account -> seen.put(key, account));
  }

  private Uni<UUID> find(Key key) {
    return upkeep.one(FIND, row -> row.uuid("id"), key.issuer(), key.subject());
  }

  private Uni<Void> make(Key key, JsonWebToken token) {
    return upkeep
        .change(MAKE, Ids.random(), key.issuer(), key.subject(), nameIn(token), clock.instant())
        .replaceWithVoid();
  }

  // The name is public, so it is the token's display name and never an e-mail address or a login
  // name. A claim that is no text counts as missing.
  private static String nameIn(JsonWebToken token) {
    Object claim = token.getClaim("name");
    boolean fit =
        claim instanceof String name
            && !name.contains("@")
            && Text.problemOfLine(name, ProfileField.MAX_NAME).isEmpty();
    return fit ? Text.stripped((String) claim) : ProfileField.UNNAMED;
  }
}
