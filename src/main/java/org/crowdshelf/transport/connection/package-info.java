/** Limits on connections: how many are open, and how long a request's headers may take. */
package org.crowdshelf.transport.connection;
