/**
 * Payments and refunds through providers: the port that each provider's adapter fills, the messages
 * that providers send, and asking after what they do not tell. Knows what is paid for by key alone
 * and tells its {@link org.crowdshelf.payment.PaymentListener}. Imports {@code shared}, {@code
 * account} and {@code ledger}.
 *
 * <p>Lock order of everything that moves money, here and above: settlement, payment, pledge, backer
 * of a project (an advisory lock), reward, project. The contended rows come last.
 */
package org.crowdshelf.payment;
