package org.crowdshelf.transport.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.StreamResetException;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.crowdshelf.support.Eventually;
import org.junit.jupiter.api.Test;

/** An answer that takes longer than crowdshelf.limits.sending. */
@QuarkusTest
class SlowReadersTest {

  @TestHTTPResource("/graphql")
  URI endpoint;

  @Inject Vertx vertx;
  @Inject UnsentAnswers unsent;

  @Test
  void anAnswerThatIsNotReadInTimeIsCutOffAndItsConnectionServesOthers() {
    try (LazyClient client = new LazyClient(vertx, endpoint, "198.51.100.1")) {
      int size = client.read().length();
      CompletableFuture<Throwable> unread = client.ask();
      Eventually.holds(() -> assertTrue(unsent.bytes() >= size || unread.isDone()));
      assertInstanceOf(StreamResetException.class, unread.join());
      assertEquals(size, client.read().length());
    }
    Eventually.holds(() -> assertEquals(0, unsent.bytes()));
  }
}
