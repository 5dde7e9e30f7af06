package org.crowdshelf.transport.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.transport.answer.Answers;
import org.crowdshelf.transport.cache.CacheKey;
import org.crowdshelf.transport.cache.CachedAnswer;
import org.crowdshelf.transport.cache.PublicCache;
import org.crowdshelf.transport.observe.Observation;

/** Answers a request without a token from the public cache, where the answer is there. */
@ApplicationScoped
class LookUpAnswer implements Step {

  private final Answers answers;
  private final PublicCache cache;
  private final KeepDocument documents;
  private final Observation observation;

  LookUpAnswer(
      Answers answers, PublicCache cache, KeepDocument documents, Observation observation) {
    this.answers = answers;
    this.cache = cache;
    this.documents = documents;
    this.observation = observation;
  }

  @Override
  public Uni<Void> handle(Exchange exchange, Next next) {
    CacheKey key =
        CacheKey.of(exchange.http(), exchange.request(), answers.language(exchange.http()));
    CachedAnswer known = key == null ? null : cache.get(key);
    if (known == null) {
      exchange.cacheKey(key);
      return next.handle(exchange);
    }
    observation.cached();
    known.send(exchange.http(), answers);
    return documents.keep(exchange);
  }
}
