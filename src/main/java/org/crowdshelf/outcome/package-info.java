/**
 * The outcome of projects that got their money: reports, the days on which they are due, and the
 * record of those who ask.
 *
 * <p>May import {@code payout}, {@code fulfilment}, {@code project} and what they may import. A
 * report is stored while the row of its project's standing is locked, so that reports are numbered
 * without gaps; PostgreSQL refuses a period that overlaps another. Commands use {@code Writes},
 * queries {@code Reads}.
 */
package org.crowdshelf.outcome;
