package org.crowdshelf.pledge;

/**
 * The address that a reward is sent to.
 *
 * @param region GB/T 2260 code
 * @param postalCode null if not given
 */
public record DeliveryAddress(
    String recipient, String phone, String region, String street, String postalCode) {}
