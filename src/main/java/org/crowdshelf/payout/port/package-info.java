/** The interface between the way of money out of the site and the providers that carry it. */
package org.crowdshelf.payout.port;
