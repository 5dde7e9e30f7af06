package org.crowdshelf.pledge;

/**
 * Where a reward goes.
 *
 * @param region GB/T 2260 code
 * @param postalCode null where not known
 */
public record DeliveryAddress(
    String recipient, String phone, String region, String street, String postalCode) {}
