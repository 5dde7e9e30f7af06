/**
 * What only a developer's machine and the tests have: an embedded PostgreSQL, samples and a page to
 * try things. Left out of production artifacts.
 */
package org.crowdshelf.local;
