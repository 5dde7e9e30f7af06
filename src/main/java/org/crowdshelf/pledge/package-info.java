/**
 * Who backs what: reservations, paid pledges, and the public list of backers. May import {@code
 * reward}, {@code project}, {@code payment}, {@code ledger}, {@code account} and {@code shared}.
 */
package org.crowdshelf.pledge;
