package org.crowdshelf.payment.port;

import java.util.Map;

/**
 * A message as it arrived at a merchant account's address.
 *
 * @param account the name of the merchant account, from the address
 * @param headers by lower-case name
 * @param body exactly as it was received
 */
public record Callback(String account, Map<String, String> headers, String body) {}
