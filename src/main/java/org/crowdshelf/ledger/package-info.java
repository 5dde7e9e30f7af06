/**
 * The double-entry journal: append-only, balanced, each cause booked once. Knows no feature: a
 * booking names its cause and its subject by key alone. Imports {@code shared} alone.
 */
package org.crowdshelf.ledger;
