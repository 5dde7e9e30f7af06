/**
 * The double-entry journal: append-only and balanced, and each cause is booked once. It knows no
 * feature: a posting names its cause and its subject by key alone. It writes with {@code Writes},
 * in the transaction of the caller, and imports {@code shared} alone.
 */
package org.crowdshelf.ledger;
