package org.crowdshelf.account.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTokensOnlyTest {

  private final AccessTokensOnly validator = new AccessTokensOnly();

  @ParameterizedTest
  @CsvSource({
    "typ, ID",
    "typ, Refresh",
    "token_use, id",
    "nonce, x",
    "at_hash, x",
    "c_hash, x",
    "events, x",
    "cnf, x"
  })
  void refusesClaimsOfOtherTokens(String claim, String value) {
    assertNotNull(validate(claim, value));
  }

  @ParameterizedTest
  @CsvSource({"typ, Bearer", "token_use, access", "name, Li"})
  void acceptsClaimsOfAccessTokens(String claim, String value) {
    assertNull(validate(claim, value));
  }

  @Test
  void refusesAKeyThatTheTokenIsBoundTo() {
    assertEquals("a token for another use", validate("cnf", Map.of("jkt", "x")));
  }

  @Test
  void refusesAnotherTypeInTheHeader() {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setHeader("typ", "logout+jwt");
    assertNotNull(validator.validate(new JwtContext("", new JwtClaims(), List.of(signature))));
  }

  private String validate(String claim, Object value) {
    JwtClaims claims = new JwtClaims();
    claims.setClaim(claim, value);
    return validator.validate(new JwtContext("", claims, List.of(new JsonWebSignature())));
  }
}
