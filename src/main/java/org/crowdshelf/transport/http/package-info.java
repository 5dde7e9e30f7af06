/** The route /graphql: the steps of a request, from its headers to its answer. */
package org.crowdshelf.transport.http;
