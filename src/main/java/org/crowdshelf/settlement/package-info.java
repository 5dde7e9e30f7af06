/**
 * What happens to the money when a project ends, and whether the books agree with what is shown.
 * May import {@code pledge}, {@code project}, {@code payment}, {@code ledger}, {@code account} and
 * {@code shared}.
 */
package org.crowdshelf.settlement;
