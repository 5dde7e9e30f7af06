package org.crowdshelf.account.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.account.ProfileField;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.text.Text;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Turns a verified token into an account, made at the first sign-in, once a request and before any
 * field is fetched. Two first requests at once make one account: the unique key on issuer and
 * subject decides.
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

  // An account keeps its id until its person is erased.
  private final Cache<Key, UUID> seen =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(KNOWN_FOR).build();

  private final Pool pool;
  private final Clock clock;
  private final Optional<String> issuerAlias;

  SignIn(
      Pool pool,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.oidc.issuer-alias") Optional<String> issuerAlias) {
    this.pool = pool;
    this.clock = clock;
    this.issuerAlias = issuerAlias;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
      return Uni.createFrom().item(identity);
    }
    if (!canBeKnownBy(token.getSubject(), MAX_SUBJECT)
        || !canBeKnownBy(token.getIssuer(), MAX_ISSUER)) {
      return Uni.createFrom().failure(new AuthenticationFailedException("no subject"));
    }
    return account(token)
        .map(
            account ->
                QuarkusSecurityIdentity.builder(identity).addAttribute(ACCOUNT, account).build());
  }

  // What is stored as it is: nothing blank, too long, or changed by the database's encoding.
  private static boolean canBeKnownBy(String claim, int max) {
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
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(key.issuer(), key.subject()))
        .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getUUID(0));
  }

  private Uni<Void> make(Key key, JsonWebToken token) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    Tuple row = Tuple.of(Ids.next(), key.issuer(), key.subject(), nameIn(token), now);
    return pool.preparedQuery(MAKE).execute(row).replaceWithVoid();
  }

  // The name is public: the one that the token gives for showing, else a neutral one; never an
  // e-mail address or login name.
  private static String nameIn(JsonWebToken token) {
    String name = token.getClaim("name");
    boolean fit =
        name != null
            && !name.contains("@")
            && Text.problemOfLine(name, ProfileField.MAX_NAME).isEmpty();
    return fit ? Text.stripped(name) : "—";
  }
}
