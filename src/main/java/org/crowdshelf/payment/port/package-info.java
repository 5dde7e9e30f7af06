/**
 * The port to payment providers: {@link org.crowdshelf.payment.port.PaymentAdapter}, which each
 * provider implements in a package of its own, the values that cross it, and what the adapters
 * share: HTTP clients, keys and addresses. It knows neither the tables of payments nor any
 * provider.
 */
package org.crowdshelf.payment.port;
