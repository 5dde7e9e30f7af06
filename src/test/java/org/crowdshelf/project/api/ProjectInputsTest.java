package org.crowdshelf.project.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.crowdshelf.project.ProjectField;
import org.crowdshelf.project.WrittenProject;
import org.crowdshelf.shared.input.Field;
import org.crowdshelf.support.WritableFields;
import org.junit.jupiter.api.Test;

class ProjectInputsTest {

  @Test
  void createProjectTakesEveryField() {
    WritableFields.assertComplete(
        CreateProjectMutation.Input.class,
        Set.of("idempotencyKey"),
        CreateProjectMutation.FIELDS,
        ProjectField.ALL);
  }

  @Test
  void updateProjectTakesEveryFieldThatIsNotFixed() {
    List<Field<WrittenProject, ?>> changeable = new ArrayList<>(ProjectField.ALL);
    changeable.removeAll(ProjectField.FIXED);
    WritableFields.assertComplete(
        UpdateProjectMutation.Input.class,
        Set.of("projectId", "ifVersion"),
        UpdateProjectMutation.FIELDS,
        changeable);
  }
}
