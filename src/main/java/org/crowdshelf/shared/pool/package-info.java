/**
 * The connections to PostgreSQL: the pools, how many connections are open and in use, and whether
 * the database answers. Statements are in {@code database}.
 */
package org.crowdshelf.shared.pool;
