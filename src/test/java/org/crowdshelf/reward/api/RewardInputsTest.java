package org.crowdshelf.reward.api;

import java.util.Set;
import org.crowdshelf.reward.RewardField;
import org.crowdshelf.support.WritableFields;
import org.junit.jupiter.api.Test;

class RewardInputsTest {

  @Test
  void addRewardTakesEveryField() {
    WritableFields.assertComplete(
        AddRewardMutation.Input.class,
        Set.of("projectId", "position"),
        AddRewardMutation.Input.FIELDS,
        RewardField.ALL);
  }

  @Test
  void updateRewardTakesEveryChangeableField() {
    WritableFields.assertComplete(
        UpdateRewardMutation.Input.class,
        Set.of("rewardId", "position"),
        UpdateRewardMutation.Input.FIELDS,
        RewardField.CHANGEABLE);
  }
}
