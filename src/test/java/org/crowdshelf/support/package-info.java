/** Helpers that tests share: people who sign in, a GraphQL client, the database, the clock. */
package org.crowdshelf.support;
