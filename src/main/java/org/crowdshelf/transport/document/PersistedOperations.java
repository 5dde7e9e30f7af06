package org.crowdshelf.transport.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.crowdshelf.shared.database.Upkeep;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.transport.request.GraphQLRequest;
import org.crowdshelf.transport.request.RequestRefused;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Automatic persisted queries in the protocol of Apollo: {@code extensions.persistedQuery} with
 * version 1 and the SHA-256 of the document; the document itself only if the hash is unknown. All
 * replicas share the table; the least recently used documents are deleted. Documents that an
 * account has used have a room of their own, so that visitors, whose number nobody knows, cannot
 * evict them.
 */
@ApplicationScoped
public class PersistedOperations {

  private static final Logger LOG = Logger.getLogger(PersistedOperations.class);

  private static final String USE =
      """
      update persisted_operations set last_used_at = $2, of_account = of_account or $3
       where hash = $1
      returning document""";

  private static final String REMEMBER =
      """
      insert into persisted_operations (hash, document, last_used_at, of_account)
      values ($1, $2, $3, $4)
          on conflict (hash) do update set last_used_at = excluded.last_used_at,
             of_account = persisted_operations.of_account or excluded.of_account""";

  private static final String FORGET =
      """
      delete from persisted_operations
       where hash in (select hash
                        from (select hash,
                                     row_number() over latest as place,
                                     sum(octet_length(document)) over latest as bytes
                                from persisted_operations
                               where of_account = $1
                              window latest as (order by last_used_at desc, hash)) as room
                       where place > $2 or bytes > $3)""";

  private static final long MAX_CHARACTERS_HERE = 4L * 1024 * 1024;
  // An entry lives an hour here, so last_used_at in the database is at most an hour old.
  private static final Duration REFRESH = Duration.ofHours(1);

  private final Upkeep upkeep;
  private final Clock clock;
  private final long max;
  private final long maxBytes;
  private final Cache<String, String> ofAccounts = cache();
  private final Cache<String, String> ofVisitors = cache();

  PersistedOperations(
      Upkeep upkeep,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.persisted-operations.max") long max,
      @ConfigProperty(name = "crowdshelf.persisted-operations.bytes") MemorySize maxBytes) {
    this.upkeep = upkeep;
    this.clock = clock;
    this.max = max;
    this.maxBytes = maxBytes.asLongValue();
  }

  private static Cache<String, String> cache() {
    return Caffeine.newBuilder()
        .maximumWeight(MAX_CHARACTERS_HERE)
        .weigher((String hash, String document) -> document.length())
        .expireAfterWrite(REFRESH)
        .build();
  }

  /** The request with its document; fails with RequestRefused if the hash is unknown. */
  public Uni<GraphQLRequest> resolved(GraphQLRequest request, boolean signedIn) {
    String hash = hash(request);
    if (hash == null) {
      return Uni.createFrom().item(request);
    }
    if (request.query() != null) {
      if (!hash.equals(sha256(request.query()))) {
        throw RequestRefused.with(400, ErrorCode.PERSISTED_QUERY_MISMATCH);
      }
      return Uni.createFrom().item(request);
    }
    return document(hash, signedIn).map(request::withQuery);
  }

  /** The bytes of the document that {@link #remember} would store; 0 if it is known here. */
  public long bytesOfNew(GraphQLRequest request, boolean signedIn) {
    String hash = hash(request);
    return hash == null || known(hash, signedIn) != null
        ? 0
        : request.query().getBytes(StandardCharsets.UTF_8).length;
  }

  /** Stores the document of a request that has both document and hash; never fails. */
  public Uni<Void> remember(GraphQLRequest request, boolean signedIn) {
    String hash = hash(request);
    if (hash == null || known(hash, signedIn) != null) {
      return Uni.createFrom().voidItem();
    }
    room(signedIn).put(hash, request.query());
    return upkeep
        .change(REMEMBER, hash, request.query(), clock.instant(), signedIn)
        .chain(() -> upkeep.change(FORGET, signedIn, max, maxBytes))
        .onFailure()
        .invoke(failure -> LOG.warn("A persisted operation was not kept", failure))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private Uni<String> document(String hash, boolean signedIn) {
    String known = known(hash, signedIn);
    return known != null
        ? Uni.createFrom().item(known)
        : upkeep
            .one(USE, row -> row.text("document"), hash, clock.instant(), signedIn)
            .onItem()
            .ifNull()
            .failWith(PersistedOperations::notFound)
            .invoke(document -> room(signedIn).put(hash, document));
  }

  // An account does not use the visitors' room: a document that only visitors have used moves.
  private String known(String hash, boolean signedIn) {
    String document = ofAccounts.getIfPresent(hash);
    return document == null && !signedIn ? ofVisitors.getIfPresent(hash) : document;
  }

  private Cache<String, String> room(boolean signedIn) {
    return signedIn ? ofAccounts : ofVisitors;
  }

  // Clients expect 200, and then send the document.
  private static RequestRefused notFound() {
    return RequestRefused.with(200, ErrorCode.PERSISTED_QUERY_NOT_FOUND);
  }

  /** The hash that a request names; null if it names none. */
  static String hash(GraphQLRequest request) {
    Object sent = request.extensions().get("persistedQuery");
    if (sent == null) {
      return null;
    }
    if (sent instanceof Map<?, ?> asked
        && Integer.valueOf(1).equals(asked.get("version"))
        && asked.get("sha256Hash") instanceof String hash
        && hash.matches("[0-9a-fA-F]{64}")) {
      return hash.toLowerCase(Locale.ROOT);
    }
    throw RequestRefused.malformed("PERSISTED_QUERY");
  }

  /** The SHA-256 of a document in lower-case hexadecimal. */
  static String sha256(String document) {
    try {
      byte[] text = document.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
