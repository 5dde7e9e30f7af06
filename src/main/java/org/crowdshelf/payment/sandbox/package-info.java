/**
 * A real little payment provider inside the service, for development and tests: its own tables, its
 * own page, signed callbacks over real HTTP. The service side ({@code SandboxProvider}) treats it
 * as any foreign provider; nothing of it is built into production.
 */
package org.crowdshelf.payment.sandbox;
