package org.crowdshelf.project.api;

import org.crowdshelf.project.content.ReviewRemark;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A reviewer's remark as a client sends it. */
@Name("ReviewRemarkInput")
@Description("A reviewer's remark.")
public record ReviewRemarkInput(
    @Description("What of the project it is about, e.g. budget; left out: all of it. Up to 80.")
        String field,
    @NonNull @Description("1 to 2,000 characters") String remark) {

  @Ignore
  ReviewRemark toRemark() {
    return new ReviewRemark(field, remark);
  }
}
