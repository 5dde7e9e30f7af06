/**
 * A small payment provider inside the service, for development and tests. It has its own tables and
 * page, and sends signed callbacks over HTTP. The service's adapter ({@code SandboxProvider})
 * treats it as a foreign provider. Each of its changes is one statement through {@code Upkeep},
 * apart from the service's transactions. No class of it is in the production package.
 */
package org.crowdshelf.payment.sandbox;
