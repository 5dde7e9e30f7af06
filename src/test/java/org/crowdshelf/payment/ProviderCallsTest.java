package org.crowdshelf.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.crowdshelf.payment.port.MerchantAccount;
import org.crowdshelf.payment.port.PaymentAdapter;
import org.crowdshelf.payment.port.ProviderFailure;
import org.crowdshelf.shared.job.RemoteCalls;
import org.junit.jupiter.api.Test;

/**
 * A provider that fails or hangs is left alone for a while, and never takes more than its share.
 */
class ProviderCallsTest {

  private final AtomicInteger made = new AtomicInteger();
  private final ProviderCalls calls =
      new ProviderCalls(
          new PaymentProviders(List.of(provider("one"), provider("other")), Optional.empty()));

  @Test
  void makesNoCallOnceHalfOfThemFail() {
    for (int i = 0; i < RemoteCalls.CALLS / 2; i++) {
      assertEquals("answer", answers("one", Uni.createFrom().item("answer")));
      assertEquals(ProviderFailure.Kind.TRY_AGAIN, fails("one", outage()));
    }
    assertEquals(ProviderFailure.Kind.TRY_AGAIN, fails("one", Uni.createFrom().item("answer")));
    assertEquals(RemoteCalls.CALLS, made.get());
    assertEquals("answer", answers("other", Uni.createFrom().item("answer")));
  }

  @Test
  void goesOnWithAProviderThatFailsEveryThirdCall() {
    for (int i = 0; i < 10 * RemoteCalls.CALLS; i++) {
      assertEquals("answer", answers("one", Uni.createFrom().item("answer")));
      assertEquals("answer", answers("one", Uni.createFrom().item("answer")));
      assertEquals(ProviderFailure.Kind.TRY_AGAIN, fails("one", outage()));
    }
    assertEquals(30 * RemoteCalls.CALLS, made.get());
  }

  @Test
  void takesARefusalForAnAnswer() {
    Uni<String> refusal =
        Uni.createFrom()
            .failure(new ProviderFailure(ProviderFailure.Kind.REFUSED, "not this payer"));
    for (int i = 0; i < 2 * RemoteCalls.CALLS; i++) {
      assertEquals(ProviderFailure.Kind.REFUSED, fails("one", refusal));
    }
    assertEquals("answer", answers("one", Uni.createFrom().item("answer")));
  }

  @Test
  void makesOnlySoManyCallsAtOnce() {
    CompletableFuture<String> hanging = new CompletableFuture<>();
    List<CompletableFuture<String>> waiting = new ArrayList<>();
    for (int i = 0; i < RemoteCalls.AT_ONCE; i++) {
      waiting.add(sent("one", Uni.createFrom().completionStage(hanging)));
    }
    assertEquals(ProviderFailure.Kind.TRY_AGAIN, fails("one", Uni.createFrom().item("answer")));
    assertEquals(RemoteCalls.AT_ONCE, made.get());
    hanging.complete("late");
    waiting.forEach(CompletableFuture::join);
    assertEquals("answer", answers("one", Uni.createFrom().item("answer")));
  }

  private CompletableFuture<String> sent(String provider, Uni<String> answer) {
    return calls
        .call(
            provider,
            adapter -> {
              made.incrementAndGet();
              return answer;
            })
        .subscribeAsCompletionStage();
  }

  private String answers(String provider, Uni<String> answer) {
    return sent(provider, answer).join();
  }

  private ProviderFailure.Kind fails(String provider, Uni<String> answer) {
    CompletionException failed =
        assertThrows(CompletionException.class, () -> sent(provider, answer).join());
    return ((ProviderFailure) failed.getCause()).kind();
  }

  private static Uni<String> outage() {
    return Uni.createFrom()
        .failure(new ProviderFailure(ProviderFailure.Kind.TRY_AGAIN, "no connection"));
  }

  private static PaymentAdapter provider(String name) {
    return (PaymentAdapter)
        Proxy.newProxyInstance(
            PaymentAdapter.class.getClassLoader(),
            new Class<?>[] {PaymentAdapter.class},
            (proxy, method, arguments) ->
                method.getName().equals("name")
                    ? name
                    : List.of(MerchantAccount.site("merchant-" + name)));
  }
}
