/**
 * The public ledger of a project: its movements of money by day, and a chain of hashes over the
 * days that are over (domain-v2.md C2). Movements are taken from the journal by a trigger, so that
 * none is missed; a job closes each day once. May import {@code project}, {@code settlement},
 * {@code payout}, {@code spending} and {@code shared}. Writes use {@code Upkeep}, because no use
 * case of a person writes here; queries use {@code Reads}.
 */
package org.crowdshelf.daybook;
