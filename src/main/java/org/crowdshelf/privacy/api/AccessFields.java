package org.crowdshelf.privacy.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.account.api.ViewerNode;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.project.api.ProjectReads;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.shared.paging.TimePlace;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The accesses to the signed-in account's private data. */
@GraphQLApi
public class AccessFields {

  private static final String LIST = "Viewer.accesses";

  static final String PAGE =
      "select "
          + AccessNode.COLUMNS
          + """

             from accesses x join accounts a on a.id = x.reader_id
             left join organisations o on o.id = x.organisation_id
            where x.account_id = $1 and (x.accessed_at, x.id) < ($2, $3)
            order by x.accessed_at desc, x.id desc limit $4""";

  private static final String TOTAL =
      "select count(*) as total from accesses where account_id = $1";

  private static final TimePlace NEWEST =
      new TimePlace(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

  private final Reads reads;
  private final ProjectReads projects;
  private final Cursors cursors;
  private final CurrentAccount currentAccount;

  AccessFields(Reads reads, ProjectReads projects, Cursors cursors, CurrentAccount currentAccount) {
    this.reads = reads;
    this.projects = projects;
    this.cursors = cursors;
    this.currentAccount = currentAccount;
  }

  @NonNull
  @Description(
      "Who saw one's address or other private data, the latest first; kept for a year. What one reads oneself is not recorded.")
  public Uni<@NonNull AccessConnection> accesses(
      @Source ViewerNode viewer,
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this list") String after) {
    UUID account = viewer.account().key();
    Language language = currentAccount.language();
    PageRequest request = PageRequest.of(cursors, LIST, first, after);
    TimePlace place = request.after() == null ? NEWEST : TimePlace.parse(request.after());
    return reads
        .list(
            PAGE,
            row -> AccessNode.of(row, language),
            account,
            place.at(),
            place.key(),
            request.fetch())
        .map(found -> Page.of(found, request, cursors, LIST, node -> node.place().toString()))
        .map(page -> AccessConnection.of(account, page));
  }

  @NonNull
  @Description("How many there are in the whole list; counted only if selected.")
  public Uni<@NonNull Integer> totalCount(@Source AccessConnection connection) {
    return reads.one(TOTAL, row -> row.integer("total"), connection.accountKey());
  }

  @Description("The project that it was for; null where it was for none")
  public Uni<ProjectNode> project(@Source AccessNode access, Context context) {
    return access.projectKey() == null
        ? Uni.createFrom().nullItem()
        : Batches.load(context, "Access.project", access.projectKey(), projects::projects);
  }
}
