/**
 * Limits on use: the cost per minute of an account or an address, the uses of a mutation, and
 * operations at the same time. What all replicas share is counted with {@code Upkeep}, one
 * statement at a time.
 */
package org.crowdshelf.transport.rate;
