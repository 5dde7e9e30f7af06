package org.crowdshelf.reward;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.partner.PartnerError;
import org.crowdshelf.project.content.FundingModel;
import org.crowdshelf.project.port.SubmissionCheck;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Rejection;

/** Requires a yes of every organisation that a reward is to come from, before the review. */
@ApplicationScoped
class SponsorsBeforeReview implements SubmissionCheck {

  private static final String WITHOUT_A_YES =
      """
      select o.name
        from (select distinct sponsor_id from rewards where project_id = $1 and sponsor_id is not null) r
        join organisations o on o.id = r.sponsor_id
       where not exists (
         select from partnerships t
          where t.project_id = $1 and t.organisation_id = r.sponsor_id and t.role = 'REWARD_SPONSOR'
            and t.state = 'CONFIRMED')
       order by o.name, o.id""";

  private final Writes writes;

  SponsorsBeforeReview(Writes writes) {
    this.writes = writes;
  }

  @Override
  public Uni<List<Rejection>> gaps(UUID project, FundingModel model) {
    return writes.list(WITHOUT_A_YES, SponsorsBeforeReview::gap, project);
  }

  private static Rejection gap(Row row) {
    Map<String, String> which = Map.of("organisation", row.text("name"));
    return Rejection.of(PartnerError.SPONSOR_NOT_CONFIRMED, which, "rewards");
  }
}
