package org.crowdshelf.transport.answer;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.crowdshelf.transport.request.ClientAddress;
import org.crowdshelf.transport.request.CutOff;
import org.crowdshelf.transport.request.LimitsConfig;

/**
 * Limits what clients hold that do not read their answers: the bytes in all, those of one address,
 * and the time. Above a limit of bytes the answer that has waited longest is cut off, so that
 * clients that read are answered all the while. A limit for one answer is not enough: a connection
 * of HTTP/2 carries a hundred answers, and an address opens many connections.
 */
@ApplicationScoped
class UnsentAnswers {

  private final UnsentBytes unsent;
  private final long millis;
  private final ClientAddress addresses;

  UnsentAnswers(LimitsConfig limits, ClientAddress addresses) {
    this.unsent =
        new UnsentBytes(
            limits.unsentAnswers().asLongValue(), limits.unsentAnswersPerAddress().asLongValue());
    this.millis = limits.sending().toMillis();
    this.addresses = addresses;
  }

  /** Ends the response with this body, and counts it until it is sent. */
  void end(RoutingContext http, Buffer body) {
    Future<Void> sent = http.response().end(body);
    if (sent.isComplete()) {
      return;
    }
    UnsentBytes.Answer answer =
        new UnsentBytes.Answer(
            addresses.of(http.request()), body.length(), () -> CutOff.end(http.request()));
    // Counted first: a worker's answer may be sent before the next line.
    List<UnsentBytes.Answer> ended = unsent.add(answer);
    long timer = http.vertx().setTimer(millis, late -> answer.cutOff());
    sent.onComplete(
        over -> {
          http.vertx().cancelTimer(timer);
          unsent.remove(answer);
        });
    ended.forEach(UnsentBytes.Answer::cutOff);
  }

  /** The bytes that are not sent. */
  long bytes() {
    return unsent.held();
  }
}
