package org.crowdshelf.update.api;

import java.util.Set;
import org.crowdshelf.support.WritableFields;
import org.crowdshelf.update.UpdateField;
import org.junit.jupiter.api.Test;

class UpdateInputsTest {

  @Test
  void postUpdateTakesEveryField() {
    WritableFields.assertComplete(
        PostUpdateMutation.Input.class,
        Set.of("projectId", "idempotencyKey"),
        PostUpdateMutation.Input.FIELDS,
        UpdateField.ALL);
  }

  @Test
  void editUpdateTakesEveryChangeableField() {
    WritableFields.assertComplete(
        EditUpdateMutation.Input.class,
        Set.of("updateId"),
        EditUpdateMutation.Input.FIELDS,
        UpdateField.CHANGEABLE);
  }
}
