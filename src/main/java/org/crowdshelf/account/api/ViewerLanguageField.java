package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import org.crowdshelf.shared.database.Reads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The language that the signed-in account chose. */
@GraphQLApi
public class ViewerLanguageField {

  private static final String LANGUAGE = "select language from accounts where id = $1";

  private final Reads reads;

  ViewerLanguageField(Reads reads) {
    this.reads = reads;
  }

  @NonNull
  @Description(
      "The language of what is sent to the viewer, zh-CN or en; zh-CN until setLanguage. Answers go by Accept-Language.")
  public Uni<@NonNull String> language(@Source ViewerNode viewer) {
    return reads.one(LANGUAGE, row -> row.text("language"), viewer.account().key());
  }
}
