/**
 * The way of a project's money to its own people: tranches, each for parts of budget lines.
 *
 * <p>May import {@code project}, {@code ledger}, {@code account} and {@code shared}. A plan is
 * written while the project's row is locked, so that it is not submitted meanwhile. A payout is
 * stored before its provider is called, asked after, and tried under another number only after a
 * definite no. Commands use {@code Writes}, queries {@code Reads}.
 */
package org.crowdshelf.payout;
