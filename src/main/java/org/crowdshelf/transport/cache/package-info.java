/**
 * Answers to requests without a token: shared by equal requests, and the Cache-Control header for
 * caches outside.
 */
package org.crowdshelf.transport.cache;
