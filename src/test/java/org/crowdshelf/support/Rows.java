package org.crowdshelf.support;

import java.util.UUID;

/** The least row of each table that the database takes. */
public final class Rows {

  private Rows() {}

  /** Somebody who signed in once. */
  public static void account(UUID id) {
    Database.execute(
        """
        insert into accounts (id, issuer, subject, name, created_at, updated_at)
        values (?, 'test', ?, 'a', now(), now())""",
        id,
        id.toString());
  }

  /** An organisation that this account registered. */
  public static void organisation(UUID id, UUID account) {
    Database.execute(
        """
        insert into organisations (id, name, kind, verification, registered_by, created_at)
        values (?, 'Library', 'PRIVATE_LIBRARY', 'UNVERIFIED', ?, now())""",
        id,
        account);
  }

  /** A draft of this account's. */
  public static void project(UUID id, UUID account) {
    Database.execute(
        """
        insert into projects (id, fundraiser_id, title, state, funding_model, funding_rule, category,
          currency, goal_minor, minimum_pledge_minor, created_at, updated_at)
        values (?, ?, 'Title', 'DRAFT', 'DONATION', 'ALL_OR_NOTHING', 'LIBRARY',
          'CNY', 1000000, 100, now(), now())""",
        id,
        account);
  }

  /** A line of a project's budget. */
  public static void budgetLine(UUID id, UUID project) {
    Database.execute(
        """
        insert into budget_lines (id, project_id, position, purpose, amount_minor)
        values (?, ?, 0, 'Books', 100)""",
        id,
        project);
  }

  /** A reward of a project. */
  public static void reward(UUID id, UUID project) {
    Database.execute(
        """
        insert into rewards (id, project_id, position, kind, title, description, price_minor, created_at)
        values (?, ?, 0, 'THANKS', 'Thanks', '', 100, now())""",
        id,
        project);
  }

  /** A pledge that waits for its payment. */
  public static void pledge(UUID id, UUID project, UUID account) {
    Database.execute(
        """
        insert into pledges (id, project_id, account_id, amount_minor, state, idempotency_key,
          input_hash, created_at, reserved_until)
        values (?, ?, ?, 100, 'RESERVED', ?, sha256('input'), now(), now())""",
        id,
        project,
        account,
        id.toString());
  }

  /** The first update of a project. */
  public static void update(UUID id, UUID project, UUID author) {
    Database.execute(
        """
        insert into updates (id, project_id, number, kind, audience, title, body, author_id, published_at)
        values (?, ?, 1, 'STATUS', 'PUBLIC', 'Title', 'Body', ?, now())""",
        id,
        project,
        author);
  }
}
