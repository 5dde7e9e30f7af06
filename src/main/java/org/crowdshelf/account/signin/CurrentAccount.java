package org.crowdshelf.account.signin;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.language.Language;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The account and the language of the current request. */
@ApplicationScoped
public class CurrentAccount {

  private final SecurityIdentity identity;
  private final CurrentVertxRequest request;
  private final Language fallback;

  CurrentAccount(
      SecurityIdentity identity,
      CurrentVertxRequest request,
      @ConfigProperty(name = "crowdshelf.language") String language) {
    this.identity = identity;
    this.request = request;
    this.fallback =
        Language.ofTag(language)
            .orElseThrow(
                () -> new IllegalArgumentException("crowdshelf.language must be zh-CN or en"));
  }

  /** Returns whether the request is signed in. */
  public boolean signedIn() {
    return accountOrNull() != null;
  }

  /** The signed-in account; null for a visitor. */
  public UUID accountOrNull() {
    return accountOf(identity);
  }

  /** The account of an identity; null for a visitor. */
  public static UUID accountOf(SecurityIdentity identity) {
    return identity.getAttribute(SignIn.ACCOUNT);
  }

  /**
   * The signed-in account.
   *
   * @throws Refusal UNAUTHENTICATED for a visitor
   */
  public UUID account() {
    UUID account = accountOrNull();
    if (account == null) {
      throw Refusal.unauthenticated();
    }
    return account;
  }

  /** Returns whether the token has this role. */
  public boolean is(Role role) {
    return signedIn() && identity.hasRole(role.claim());
  }

  /**
   * The signed-in account, if it has this role.
   *
   * @throws Refusal UNAUTHENTICATED for a visitor, FORBIDDEN without the role
   */
  public UUID account(Role role) {
    UUID account = account();
    if (!is(role)) {
      throw Refusal.forbidden();
    }
    return account;
  }

  /** A text claim of the request's token; empty for a visitor, and where the claim is no text. */
  public Optional<String> claim(String name) {
    return identity.getPrincipal() instanceof JsonWebToken token
            && token.getClaim(name) instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }

  /** The language that the request asks for. */
  public Language language() {
    RoutingContext http = request.getCurrent();
    return Language.negotiate(
        http == null ? null : http.request().getHeader("Accept-Language"), fallback);
  }
}
