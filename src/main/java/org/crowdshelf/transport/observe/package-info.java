/** Metrics, traces and log lines of operations, for operators. */
package org.crowdshelf.transport.observe;
