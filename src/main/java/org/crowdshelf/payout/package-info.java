/**
 * The way of a project's money to its own people: tranches, each for parts of budget lines.
 *
 * <p>May import {@code project}, {@code account} and {@code shared}. A plan is written while the
 * project's row is locked, so that it is not submitted meanwhile. Commands use {@code Writes},
 * queries {@code Reads}.
 */
package org.crowdshelf.payout;
