package org.crowdshelf.account.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The account of a verified token. */
@QuarkusTest
class SignInTest {

  private final String subject = "sub-" + UUID.randomUUID();

  @Inject SignIn signIn;

  @Test
  void twentyFirstRequestsAtOnceMakeOneAccount() {
    List<UUID> accounts = AtOnce.run(20, () -> accountOf(Map.of("sub", subject)));
    assertEquals(1, accounts.stream().distinct().count());
    assertEquals(1, rows());
  }

  @Test
  void theSameSubjectOfAnotherIssuerIsSomebodyElse() {
    UUID one = accountOf(Map.of("sub", subject, "iss", "https://one.example"));
    UUID again = accountOf(Map.of("sub", subject, "iss", "https://one.example"));
    assertEquals(one, again);
    // Where the issuer has an alias, as in tests, all are one; the key itself tells them apart.
    assertEquals(
        "23505",
        Database.refusal(
            """
            insert into accounts (id, issuer, subject, name, created_at, updated_at)
            select ?, issuer, subject, name, created_at, updated_at from accounts where id = ?""",
            UUID.randomUUID(),
            one));
    assertEquals(
        1,
        Database.execute(
            """
            insert into accounts (id, issuer, subject, name, created_at, updated_at)
            select ?, 'https://other.example', subject, name, created_at, updated_at
              from accounts where id = ?""",
            UUID.randomUUID(),
            one));
  }

  @Test
  void showsTheNameThatTheTokenGivesForShowing() {
    assertEquals("李老师", nameOf(" 李老师 "));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "li@example.org",
        "Li <li@example.org>",
        "",
        "  ",
        "a\u202eb",
        "a\u0000b",
        "a\ud800b",
        "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
      })
  void showsANeutralNameWhereTheTokensCannotBeShown(String name) {
    assertEquals("—", nameOf(name));
  }

  @Test
  void ignoresANameThatIsNoText() {
    for (Object name : List.of(List.of("Li"), 5, true, Map.of("given", "Li"))) {
      UUID account = accountOf(Map.of("sub", "sub-" + UUID.randomUUID(), "name", name));
      assertEquals("—", Database.value("select name from accounts where id = ?", account));
    }
  }

  @Test
  void givesTheAccountAnIdThatTellsNoTime() {
    assertEquals(4, accountOf(Map.of("sub", subject)).version());
  }

  @Test
  void neverShowsALoginNameOrAddress() {
    UUID account =
        accountOf(
            Map.of("sub", subject, "preferred_username", "li", "upn", "li", "email", "li@x.org"));
    assertEquals("—", Database.value("select name from accounts where id = ?", account));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "a\u0000b"})
  void takesNoTokenWithoutASubject(String none) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("sub", none);
    assertThrows(AuthenticationFailedException.class, () -> accountOf(claims));
  }

  @Test
  void takesNoTokenWhoseSubjectCannotBeStored() {
    long before = Database.count("select count(*) from accounts");
    assertThrows(
        AuthenticationFailedException.class, () -> accountOf(Map.of("sub", "s".repeat(256))));
    assertEquals(before, Database.count("select count(*) from accounts"));
  }

  @Test
  void aVisitorHasNoAccount() {
    SecurityIdentity visitor = QuarkusSecurityIdentity.builder().setAnonymous(true).build();
    SecurityIdentity same = OnVertx.await(() -> signIn.augment(visitor, null));
    assertNull(same.getAttribute(SignIn.ACCOUNT));
  }

  private String nameOf(String name) {
    Map<String, Object> claims = new HashMap<>(Map.of("sub", subject));
    claims.put("name", name);
    return Database.value("select name from accounts where id = ?", accountOf(claims));
  }

  private UUID accountOf(Map<String, Object> claims) {
    SecurityIdentity identity =
        QuarkusSecurityIdentity.builder().setPrincipal(new Token(claims)).build();
    return OnVertx.await(() -> signIn.augment(identity, null)).getAttribute(SignIn.ACCOUNT);
  }

  private long rows() {
    return Database.count("select count(*) from accounts where subject = ?", subject);
  }

  private record Token(Map<String, Object> claims) implements JsonWebToken {
    @Override
    public String getName() {
      return "li";
    }

    @Override
    public Set<String> getClaimNames() {
      return claims.keySet();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getClaim(String name) {
      return (T)
          (name.equals("iss") ? claims.getOrDefault(name, "https://a.example") : claims.get(name));
    }
  }
}
