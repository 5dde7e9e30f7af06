/**
 * Updates: news that a project publishes to everyone or to its backers.
 *
 * <p>May import {@code pledge}, {@code project} and what they may import. Commands load the
 * aggregate {@link org.crowdshelf.update.Update} with Panache, because few people edit one update
 * and its rules need the whole of it; queries use {@code Reads}.
 */
package org.crowdshelf.update;
