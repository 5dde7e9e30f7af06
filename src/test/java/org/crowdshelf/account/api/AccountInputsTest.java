package org.crowdshelf.account.api;

import java.util.Set;
import org.crowdshelf.account.OrganisationField;
import org.crowdshelf.account.ProfileField;
import org.crowdshelf.support.WritableFields;
import org.junit.jupiter.api.Test;

class AccountInputsTest {

  @Test
  void registerOrganisationTakesEveryField() {
    WritableFields.assertComplete(
        RegisterOrganisationMutation.Input.class,
        Set.of("idempotencyKey"),
        RegisterOrganisationMutation.FIELDS,
        OrganisationField.ALL);
  }

  @Test
  void updateOrganisationTakesEveryChangeableField() {
    WritableFields.assertComplete(
        UpdateOrganisationMutation.Input.class,
        Set.of("organisationId", "ifVersion"),
        UpdateOrganisationMutation.FIELDS,
        OrganisationField.CHANGEABLE);
  }

  @Test
  void updateProfileTakesEveryField() {
    WritableFields.assertComplete(
        UpdateProfileMutation.Input.class,
        Set.of(),
        UpdateProfileMutation.FIELDS,
        ProfileField.ALL);
  }
}
