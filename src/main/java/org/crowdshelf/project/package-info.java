/**
 * Projects that ask for money: story, budget and library, review and state. May import {@code
 * region}, {@code account} and {@code shared}.
 *
 * <p>Commands load the aggregate {@link org.crowdshelf.project.Project} with Panache, because its
 * rules need the whole of it. Totals and ends, which many transactions want at once, and locks use
 * {@code Writes}; queries use {@code Reads}.
 */
package org.crowdshelf.project;
