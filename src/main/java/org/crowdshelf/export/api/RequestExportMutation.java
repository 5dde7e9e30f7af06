package org.crowdshelf.export.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.export.ExportFormat;
import org.crowdshelf.export.ExportKind;
import org.crowdshelf.export.ExportOrder;
import org.crowdshelf.export.RequestExport;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code requestExport}: somebody asks for a file. */
@GraphQLApi
public class RequestExportMutation {

  /** The arguments of the mutation. */
  @Name("RequestExportInput")
  @Description("What is asked for.")
  public record Input(
      @NonNull @Description("What the file contains") ExportKind kind,
      @Id @Description("Needed but for OWN_DATA") String projectId,
      @Id @Description("Pledges with these rewards alone; left out: all. Of ADDRESSES and PLEDGES")
          List<@NonNull String> rewards,
      @DefaultValue("CSV") @Description("How it is written; OWN_DATA is always JSON")
          ExportFormat format) {

    @Ignore
    ExportOrder toOrder(Language language) {
      boolean own = kind == ExportKind.OWN_DATA;
      boolean pledges = kind == ExportKind.ADDRESSES || kind == ExportKind.PLEDGES;
      return new ExportOrder(
          kind,
          own ? null : Ids.requireOrNull(IdType.PROJECT, projectId),
          rewards == null || !pledges
              ? null
              : rewards.stream().map(id -> Ids.require(IdType.REWARD, id)).distinct().toList(),
          own ? ExportFormat.JSON : format == null ? ExportFormat.CSV : format,
          language);
    }
  }

  /** The result of the mutation. */
  @Name("RequestExportPayload")
  @Description("The result of requestExport.")
  public record Payload(
      @Description("The file, which is made in the background; null if there are userErrors")
          ExportNode export,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final RequestExport requestExport;
  private final ExportReads reads;

  RequestExportMutation(
      CurrentAccount currentAccount, RequestExport requestExport, ExportReads reads) {
    this.currentAccount = currentAccount;
    this.requestExport = requestExport;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Asks for a file of at most 100,000 rows, five times an hour; one is made at a time. OWN_DATA for everyone, the others for the project's own people, ADDRESSES of its rewards for a sponsor that sends them, too. Ask for its node until it is READY, then open its url.")
  public Uni<@NonNull Payload> requestExport(@NonNull Input input) {
    UUID account = currentAccount.account();
    Language language = currentAccount.language();
    return requestExport
        .run(account, input.toOrder(language))
        .flatMap(outcome -> Payloads.of(outcome, language, reads::read, Payload::new));
  }
}
