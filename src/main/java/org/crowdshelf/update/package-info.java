/**
 * What a project tells afterwards, to everyone or to its backers. May import {@code pledge}, {@code
 * project} and what they may.
 */
package org.crowdshelf.update;
