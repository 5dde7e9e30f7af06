/**
 * What only a developer's machine and the tests have: an embedded PostgreSQL. Left out of
 * production artifacts.
 */
package org.crowdshelf.local;
