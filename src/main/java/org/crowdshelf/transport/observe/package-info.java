/** What operators see of an operation: metrics, traces and the log. */
package org.crowdshelf.transport.observe;
