/**
 * The parts of one HTTP request: its address, credentials, body and GraphQL fields, the limits on
 * them, and the error that refuses a request.
 */
package org.crowdshelf.transport.request;
