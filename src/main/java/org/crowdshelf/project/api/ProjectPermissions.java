package org.crowdshelf.project.api;

import org.crowdshelf.project.ProjectRights;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;

/** Computes the rights of the current account in a project. */
@Name("ProjectPermissions")
@Description(
    "What whoever asks may do now: for showing buttons. Everything is checked again when done.")
public record ProjectPermissions(
    @Description("updateProject; once LIVE by additions only") boolean edit,
    @Description("submitProject, as far as state and person go") boolean submit,
    @Description("cancelProject") boolean cancel,
    @Description("postUpdate") boolean postUpdate,
    @Description("reviewProject") boolean review,
    @Description("false for a visitor, who has to sign in first") boolean pledge) {

  @Ignore
  static ProjectPermissions of(ProjectRights rights) {
    return new ProjectPermissions(
        rights.edit(),
        rights.submit(),
        rights.cancel(),
        rights.postUpdate(),
        rights.review(),
        rights.pledge());
  }
}
