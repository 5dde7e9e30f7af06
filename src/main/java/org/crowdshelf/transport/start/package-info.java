/** The main class, and the checks of the configuration before the first request. */
package org.crowdshelf.transport.start;
