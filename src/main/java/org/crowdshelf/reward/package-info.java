/**
 * What backers get for their money: tiers, their limits and what is left. May import {@code
 * project} and what it may.
 */
package org.crowdshelf.reward;
