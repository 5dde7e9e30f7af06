/**
 * GraphQL documents: parsing, limits on shape and cost, and operations that are known by an id
 * (registered or persisted). Persisted ones are stored with {@code Upkeep}.
 */
package org.crowdshelf.transport.document;
