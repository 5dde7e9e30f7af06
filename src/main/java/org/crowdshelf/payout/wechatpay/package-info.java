/**
 * Merchant transfers of WeChat Pay (商家转账), which people accept in WeChat. Knows the payout port and
 * the payment port's signed calls only.
 */
package org.crowdshelf.payout.wechatpay;
