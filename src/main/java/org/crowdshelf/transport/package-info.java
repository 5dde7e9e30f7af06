/**
 * GraphQL over HTTP. May import every feature; no feature imports it. Its packages have ranks, and
 * each imports only lower ones (PackageRanksTest): request; document, observe, connection; engine,
 * rate; answer; cache; http; start.
 */
package org.crowdshelf.transport;
