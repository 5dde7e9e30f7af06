/**
 * Sign-in: verifies the issuer's tokens, finds or creates the account of each, and tells every
 * feature whose request it is. Imports the root of {@code account}, which never imports this
 * package. Its statements run through {@code Upkeep}, before any field is fetched and outside of
 * commands.
 */
package org.crowdshelf.account.signin;
