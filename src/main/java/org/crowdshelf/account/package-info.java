/**
 * People, organisations and their members, and who is asking. An account is made at the first
 * sign-in and known by the issuer and subject of its token. Imports {@code shared} alone.
 */
package org.crowdshelf.account;
