/** The payer of a request: their id at a provider, their address, and how they choose to pay. */
package org.crowdshelf.payment.payer;
