/**
 * GraphQL over HTTP: the engine's settings, what errors look like, and health. May import every
 * feature; none imports it.
 */
package org.crowdshelf.transport;
