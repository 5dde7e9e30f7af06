/**
 * The adapter of WeChat Pay, API v3: signatures, encrypted notifications, orders, refunds and
 * bills. Imports the payment port only; no other package names this provider.
 */
package org.crowdshelf.payment.wechatpay;
