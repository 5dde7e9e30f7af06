package org.crowdshelf.moderation;

import java.util.UUID;
import org.crowdshelf.account.OrganisationError;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.id.IdType;

/**
 * Something that can be reported.
 *
 * @param project the project that it is or belongs to; null for none
 * @param account the account that it is, or that wrote it; null for none
 * @param organisation the organisation that it is; null for none
 * @param own whether it belongs to whoever asks, alone or with others
 */
record Subject(IdType type, UUID key, UUID project, UUID account, UUID organisation, boolean own) {

  /** The condition that a row c with these three columns is the own of account {@code param}. */
  static String own(String param) {
    return """
        (coalesce(c.account_id = %1$s, false)
         or exists (select 1 from memberships m where m.organisation_id = c.organisation_id and m.account_id = %1$s)
         or exists (select 1 from projects p where p.id = c.project_id
                     and (p.fundraiser_id = %1$s
                          or exists (select 1 from memberships m
                                      where m.organisation_id = p.organisation_id and m.account_id = %1$s))))"""
        .formatted(param);
  }

  static Subject of(Row row) {
    return new Subject(
        row.value(IdType.class, "subject_type"),
        row.uuid("subject_id"),
        row.uuid("project_id"),
        row.uuid("account_id"),
        row.uuid("organisation_id"),
        row.flag("own"));
  }

  /** Why its own people may not decide about it. */
  Rejection refusal() {
    return Rejection.of(
        switch (type) {
          case ACCOUNT -> ProjectError.SAME_REVIEWER;
          case ORGANISATION -> OrganisationError.OWN_ORGANISATION;
          default -> ProjectError.OWN_PROJECT;
        },
        "subjectId");
  }
}
