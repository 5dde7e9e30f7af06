/**
 * Execution by GraphQL Java and SmallRye GraphQL: fetchers, execution strategy, scalars and errors.
 * The only package that imports the internals of the two libraries.
 */
package org.crowdshelf.transport.engine;
