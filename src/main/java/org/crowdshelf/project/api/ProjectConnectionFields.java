package org.crowdshelf.project.api;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The count of a list of projects, computed only when it is selected. */
@GraphQLApi
public class ProjectConnectionFields {

  @NonNull
  @Description("How many there are in the whole list; costs nothing unless asked for.")
  public Uni<@NonNull Integer> totalCount(@Source ProjectConnection connection) {
    return connection.total().get();
  }
}
