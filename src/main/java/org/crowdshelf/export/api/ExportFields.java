package org.crowdshelf.export.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.crowdshelf.account.api.ViewerNode;
import org.crowdshelf.export.ExportLinks;
import org.crowdshelf.export.ExportState;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.project.api.ProjectReads;
import org.crowdshelf.shared.batching.Batches;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The files that the viewer asked for. */
@GraphQLApi
public class ExportFields {

  private final ExportReads reads;
  private final ExportLinks links;
  private final ProjectReads projects;

  ExportFields(ExportReads reads, ExportLinks links, ProjectReads projects) {
    this.reads = reads;
    this.links = links;
    this.projects = projects;
  }

  @NonNull
  @Description("Files that one asked for, the latest first, at most 50.")
  public Uni<@NonNull List<@NonNull ExportNode>> exports(@Source ViewerNode viewer) {
    return reads.latest(viewer.account().key());
  }

  @Description(
      "Made anew whenever it is asked for, good for 5 minutes and one download; null unless READY, and for whoever may not have such a file of the project any more. Where it begins with / it is an address of this service. Open it without the token.")
  public String url(@Source ExportNode export) {
    return export.state() == ExportState.READY && export.allowed() ? links.url(export.key()) : null;
  }

  @Description("The project that it is about; null for OWN_DATA")
  public Uni<ProjectNode> project(@Source ExportNode export, Context context) {
    return export.projectKey() == null
        ? Uni.createFrom().nullItem()
        : Batches.load(context, "Export.project", export.projectKey(), projects::projects);
  }
}
