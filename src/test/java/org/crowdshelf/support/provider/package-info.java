/**
 * Simulators of payment providers: small HTTP servers that check what the real ones check, keep
 * books of their own, send notifications and fail as they are told.
 */
package org.crowdshelf.support.provider;
