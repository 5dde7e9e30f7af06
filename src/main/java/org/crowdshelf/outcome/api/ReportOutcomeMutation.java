package org.crowdshelf.outcome.api;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.outcome.NewReport;
import org.crowdshelf.outcome.ReportOutcome;
import org.crowdshelf.project.api.MediaInput;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code reportOutcome}: a project's own people tell what became of the money. */
@GraphQLApi
public class ReportOutcomeMutation {

  /** The arguments of the mutation. */
  @Name("ReportOutcomeInput")
  @Description("What became of a project's money in a period.")
  public record Input(
      @NonNull @Id @Description("A project of your own that SUCCEEDED") String projectId,
      @NonNull
          @Description(
              "The first day of the period, in China; at most a year before the launch. No other report of the project is about a day of the period")
          LocalDate from,
      @NonNull @Description("The last day of the period, in China; today at the latest")
          LocalDate to,
      @DefaultValue("false")
          @Description(
              "Whether it is on all of the spending: the one that is due after the last receipt has to be")
          Boolean full,
      @NonNull @Description("Each kind once; leave out what nobody counts")
          List<@NonNull OutcomeMeasureInput> measures,
      @NonNull @Description("Markdown, 1 to 20,000 characters; stored as written") String text,
      @Description("Up to 20") List<@NonNull MediaInput> media) {

    NewReport toReport() {
      return new NewReport(
          from,
          to,
          Boolean.TRUE.equals(full),
          measures.stream().map(OutcomeMeasureInput::toMeasure).toList(),
          text,
          media == null ? List.of() : media.stream().map(MediaInput::toMedia).toList());
    }
  }

  /** The result of the mutation. */
  @Name("ReportOutcomePayload")
  @Description("The result of reportOutcome.")
  public record Payload(
      @Description("The report; null if there are userErrors") OutcomeReportNode outcome,
      @NonNull @Description("What to correct; nothing was stored. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final ReportOutcome reportOutcome;
  private final OutcomeReads reads;

  ReportOutcomeMutation(
      CurrentAccount currentAccount, ReportOutcome reportOutcome, OutcomeReads reads) {
    this.currentAccount = currentAccount;
    this.reportOutcome = reportOutcome;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Reports what became of the money, for everyone to read. For the project's own people, from its success on. Safe to send again: the same report answers the one that is there.")
  public Uni<@NonNull Payload> reportOutcome(@NonNull Input input) {
    currentAccount.account();
    Language language = currentAccount.language();
    UUID project = Ids.require(IdType.PROJECT, input.projectId());
    return reportOutcome
        .run(project, input.toReport())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::read, Payload::new));
  }
}
