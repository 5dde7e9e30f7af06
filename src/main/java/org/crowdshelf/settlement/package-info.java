/**
 * Ends projects, collects or refunds their money, and checks that the books agree with what the
 * service shows. The rows are contended, so commands change them by conditional statements with
 * {@code Writes}; queries use {@code Reads}. May import {@code pledge}, {@code project}, {@code
 * payment}, {@code ledger}, {@code account} and {@code shared}.
 */
package org.crowdshelf.settlement;
