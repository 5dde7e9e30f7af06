package org.crowdshelf.payment.alipay;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.UUID;

/**
 * A merchant account at Alipay with the keys of both sides.
 *
 * @param key the application's private key, which signs requests
 * @param alipaysKey Alipay's public key for this application, which verifies answers and
 *     notifications
 * @param organisation the organisation whose money it takes; null for the site's own
 */
record AlipayAccount(
    String appId, String sellerId, PrivateKey key, PublicKey alipaysKey, UUID organisation) {}
