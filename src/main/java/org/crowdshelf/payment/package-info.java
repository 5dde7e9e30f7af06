/**
 * Payments and refunds through providers: the port that each provider's adapter fills, the messages
 * that providers send, and asking after what they do not tell. Knows what is paid for by key alone
 * and tells its {@link org.crowdshelf.payment.PaymentListener}. Imports {@code shared}, {@code
 * account} and {@code ledger}.
 *
 * <p>Lock order of everything that moves money, here and above: settlement, payment, pledge, backer
 * of a reward or project (advisory locks), reward (several by key), project. The contended rows
 * come last, and whoever waits for a row holds none that comes later: {@code LockOrderTest}. What
 * edits a reward keeps to it. An update that waited holds the row's lock also where its condition
 * turns out not to fit.
 */
package org.crowdshelf.payment;
