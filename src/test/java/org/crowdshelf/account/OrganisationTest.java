package org.crowdshelf.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrganisationTest {

  private static final UUID REVIEWER = UUID.randomUUID();
  private static final Instant NOW = Instant.parse("2015-11-03T00:00:00Z");

  @ParameterizedTest
  @EnumSource(
      value = VerificationState.class,
      names = {"UNVERIFIED", "PENDING", "REJECTED"})
  void isVerifiedFromAnyOtherState(VerificationState before) {
    Organisation organisation = standing(before);
    assertTrue(organisation.decide(true, REVIEWER, NOW));
    assertEquals(VerificationState.VERIFIED, organisation.verification);
    assertEquals(REVIEWER, organisation.verifiedBy);
    assertEquals(NOW, organisation.verifiedAt);
  }

  @ParameterizedTest
  @EnumSource(
      value = VerificationState.class,
      names = {"UNVERIFIED", "PENDING", "VERIFIED"})
  void isRejectedFromAnyOtherState(VerificationState before) {
    Organisation organisation = standing(before);
    assertTrue(organisation.decide(false, REVIEWER, NOW));
    assertEquals(VerificationState.REJECTED, organisation.verification);
    assertNull(organisation.verifiedBy);
    assertNull(organisation.verifiedAt);
  }

  @Test
  void staysAsItIsAtTheSameDecision() {
    Organisation verified = standing(VerificationState.VERIFIED);
    assertFalse(verified.decide(true, REVIEWER, NOW));
    assertNull(verified.verifiedBy);
    assertFalse(standing(VerificationState.REJECTED).decide(false, REVIEWER, NOW));
  }

  private static Organisation standing(VerificationState state) {
    Organisation organisation = new Organisation();
    organisation.verification = state;
    return organisation;
  }
}
