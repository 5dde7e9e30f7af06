/**
 * Partners and sponsors say yes: what an organisation that a project names says to it, and what it
 * lets its members do. May import {@code project}, {@code account} and {@code shared}.
 *
 * <p>Which organisations are named stands with the project and its rewards; triggers of the
 * database keep a row of {@code partnerships} for each, whoever stores them. Answers are few, but
 * meet submissions, launches and edits: commands use {@code Writes} under the lock of the project's
 * row, queries use {@code Reads}.
 */
package org.crowdshelf.partner;
