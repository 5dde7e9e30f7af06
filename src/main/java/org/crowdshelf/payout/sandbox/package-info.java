/**
 * A small payer inside the service, for development and tests, with a table of its own. No class of
 * it is in the production package.
 */
package org.crowdshelf.payout.sandbox;
