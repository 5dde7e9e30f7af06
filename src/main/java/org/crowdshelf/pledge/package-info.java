/**
 * Pledges: reservations, payments and refunds of pledges, and the public list of backers.
 *
 * <p>May import {@code reward}, {@code partner}, {@code project}, {@code payment}, {@code ledger},
 * {@code account} and {@code shared}. Commands use {@code Writes}, because many transactions want
 * the same rows: a conditional statement decides and changes in one round trip. Every statement
 * that writes pledges is in {@link org.crowdshelf.pledge.PledgeRows}. Queries use {@code Reads}.
 */
package org.crowdshelf.pledge;
