package org.crowdshelf.moderation.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.moderation.Report;
import org.crowdshelf.moderation.ReportReason;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.crowdshelf.shared.text.Text;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code report}: somebody tells the reviewers what is wrong with a thing. */
@GraphQLApi
public class ReportMutation {

  /** The arguments of the mutation. */
  @Name("ReportInput")
  @Description("What is wrong with which thing.")
  public record Input(
      @NonNull @Id @Description("A project, update, account or organisation") String subjectId,
      @NonNull @Description("What is wrong") ReportReason reason,
      @Description("Up to 2,000 characters") String details,
      @Description(
              "At most 5 of one's own uploads of the purpose DOCUMENT that prove it, such as screenshots; for reviewers alone")
          @Id
          List<@NonNull String> uploadIds) {

    @Ignore
    Report.Words words() {
      return new Report.Words(
          reason,
          Text.isBlank(details) ? null : Text.stripped(details),
          uploadIds == null
              ? List.of()
              : uploadIds.stream().map(id -> Ids.require(IdType.UPLOAD, id)).toList());
    }
  }

  /** The result of the mutation. */
  @Name("ReportPayload")
  @Description("The result of report.")
  public record Payload(
      @Description("The report; null if there are userErrors") ReportNode report,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final Report report;
  private final ModerationReads reads;

  ReportMutation(CurrentAccount currentAccount, Report report, ModerationReads reads) {
    this.currentAccount = currentAccount;
    this.report = report;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Tells the reviewers what is wrong with a thing. For anyone who is signed in, also where they have no part in it; at most 20 things a day. A thing is reported once: again changes what was said, so it is safe to send again.")
  public Uni<@NonNull Payload> report(@NonNull Input input) {
    UUID reporter = currentAccount.account();
    Language language = currentAccount.language();
    Ids.TypedId subject = Ids.decode(input.subjectId()).orElseThrow(Refusal::notFound);
    return report
        .run(reporter, subject.type(), subject.key(), input.words())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::read, Payload::new));
  }
}
