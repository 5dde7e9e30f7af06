/**
 * Accounts, organisations and their members. An account is created at the first sign-in, in {@code
 * signin}, and found by the issuer and subject of its token. Imports {@code shared} alone. Commands
 * load aggregates with Panache, since one team is read and changed whole under its organisation's
 * lock; an organisation is stored with {@code Writes}, because a conditional insert lets only one
 * of several registrations have a credit code. Queries use {@code Reads}.
 */
package org.crowdshelf.account;
