package org.crowdshelf.account.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code verifyOrganisation} takes. */
@Name("VerifyOrganisationInput")
@Description("Reviewers only")
public record VerifyOrganisationInput(
    @Id @NonNull String organisationId,
    @NonNull @Description("true: VERIFIED; false: REJECTED, which needs a remark") Boolean verified,
    @Description("Why; Markdown, up to 2,000 characters. Its members and reviewers see it.")
        String remark) {}
