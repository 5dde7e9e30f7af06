/**
 * Parts for development and tests: an embedded PostgreSQL, an OIDC server, samples, and a page to
 * try the API. They are not in production artifacts.
 */
package org.crowdshelf.local;
