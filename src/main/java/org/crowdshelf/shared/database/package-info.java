/**
 * Statements and transactions: {@code Reads} and {@code Writes} with named rows, {@code
 * Transactions} for aggregates, {@code Upkeep} outside of commands, and the failures of a database.
 * Connections are in {@code pool}.
 */
package org.crowdshelf.shared.database;
