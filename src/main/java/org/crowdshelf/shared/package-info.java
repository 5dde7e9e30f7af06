/**
 * Code that every feature uses: money, ids, errors, paging, batching, the clock, database access
 * and its connections, jobs, the outbox and languages, each a small package. Imports no feature.
 */
package org.crowdshelf.shared;
