/**
 * The adapter of Alipay: signed links for pages and apps, the gateway's calls, notifications and
 * bills. Imports the payment port only; no other package names this provider.
 */
package org.crowdshelf.payment.alipay;
