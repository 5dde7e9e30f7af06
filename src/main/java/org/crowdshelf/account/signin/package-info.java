/**
 * Sign-in: verifies the issuer's tokens, finds or creates the account of each, and tells every
 * feature whose request it is. Imports the root of {@code account}, which never imports this
 * package. Speaks SQL through the pool: it runs before any field is fetched, outside of commands.
 */
package org.crowdshelf.account.signin;
