/**
 * Payments and refunds through providers, which {@code port} describes: the messages that providers
 * send, queries for what they do not send, and their bills. The package knows the purpose of a
 * payment by its key alone and calls its {@link org.crowdshelf.payment.PaymentListener}. It imports
 * {@code shared}, {@code account} and {@code ledger}.
 *
 * <p>The rows are contended, so commands change them by conditional statements with {@code Writes};
 * queries read them with {@code Reads}. The sandbox uses {@code Upkeep}, because it plays a foreign
 * provider whose transactions are not the service's.
 *
 * <p>Lock order of everything that moves money, here and in higher packages: settlement, payment,
 * pledge, backer of a reward or project (advisory locks), reward (several by key), project. The
 * contended rows come last, and a transaction that waits for a row holds no row that comes later:
 * {@code LockOrderTest}. Edits of a reward keep to the same order. An update that waited for a row
 * holds its lock even if the update's condition is then false.
 */
package org.crowdshelf.payment;
