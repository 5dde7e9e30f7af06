package org.crowdshelf.payment.port;

/**
 * The HTTP answer that a provider wants to a message.
 *
 * @param body may be empty
 */
public record CallbackReply(int status, String contentType, String body) {}
