/**
 * Rewards: what backers get for their money, how many there are and how many are left.
 *
 * <p>May import {@code project} and what that may import. Edits load the aggregate {@link
 * org.crowdshelf.reward.Reward} with Panache. Places, which many transactions want at once, and
 * deletions use {@code Writes}: a conditional statement decides and changes in one round trip.
 * Queries use {@code Reads}.
 */
package org.crowdshelf.reward;
