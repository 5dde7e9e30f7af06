package org.crowdshelf.shared.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** The settings of the object store; all of them or none are set. */
@ConfigMapping(prefix = "crowdshelf.uploads")
interface StoreConfig {

  /** Scheme, host and port at which this service reaches the store. */
  Optional<URI> endpoint();

  /** The same as clients reach it; left out where it does not differ. */
  Optional<URI> clientEndpoint();

  /** The address under which everyone reads what is under public/: of a CDN, or of the bucket. */
  Optional<URI> publicAddress();

  @WithDefault("us-east-1")
  String region();

  Optional<String> bucket();

  /** True: the bucket stands in the path; false: it stands before the host, as OSS needs it. */
  @WithDefault("true")
  boolean pathStyle();

  Optional<String> accessKey();

  Optional<String> secretKey();

  /** The schedule by which a replica looks for files that were left unchecked. */
  Optional<String> checkEvery();

  /** The schedule by which a replica deletes files that nothing uses. */
  Optional<String> deleteEvery();
}
