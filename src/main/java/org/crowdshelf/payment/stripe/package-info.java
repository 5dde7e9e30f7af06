/**
 * The adapter of Stripe: Checkout Sessions, their events, refunds, disputes and balance
 * transactions. Imports the payment port only; no other package names this provider.
 */
package org.crowdshelf.payment.stripe;
