/**
 * Figures of a project for its own people and reviewers: by day, by source, by reward. Read-only;
 * called by nobody. May import {@code pledge}, {@code reward}, {@code project}, {@code account} and
 * {@code shared}. Each kind of figure is one statement for all projects of a request, computed from
 * what pledges and the journal say when it is asked for.
 */
package org.crowdshelf.insight;
