/**
 * Sends backers the rewards of collected pledges: addresses until they are locked, parcels,
 * receipts, problems and delays.
 *
 * <p>May import {@code pledge} and lower ranks. A fulfilment begins and ends with its pledge, by
 * triggers of the migration that made the table, so that no crash lies between the two. Commands
 * lock the pledge first, then its fulfilment, then a carrier's numbers; the counts, which a trigger
 * keeps, come last. Commands use {@code Writes}, queries {@code Reads}.
 */
package org.crowdshelf.fulfilment;
