/**
 * The packaged service as processes of its own: replicas on a real PostgreSQL, an OIDC issuer, and
 * clients. For tests of what one process cannot show.
 */
package org.crowdshelf.support.process;
