/**
 * Limits on use: the cost per minute of an account or an address, the uses of a mutation, and
 * operations at the same time.
 */
package org.crowdshelf.transport.rate;
