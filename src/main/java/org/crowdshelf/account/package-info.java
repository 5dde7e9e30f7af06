/**
 * Accounts, organisations and their members. An account is created at the first sign-in, in {@code
 * signin}, and found by the issuer and subject of its token. Imports {@code shared} alone. Commands
 * load aggregates with Panache, since one team is read and changed whole under its organisation's
 * lock; queries use {@code Reads}.
 */
package org.crowdshelf.account;
