package org.crowdshelf.support;

import io.quarkus.arc.Arc;
import java.util.Map;
import org.crowdshelf.privacy.EraseDue;

/** Requests of people about their own data, over HTTP. */
public final class Privacy {

  private static final String ERASURE =
      " erasure { id state askedAt notBefore dueAt blockedBy { code message field } } ";

  private static final String REQUEST =
      "mutation ($input: RequestErasureInput!) { requestErasure(input: $input) {"
          + ERASURE
          + "userErrors { code message } } }";

  private static final String CALL_OFF =
      "mutation ($input: CallOffErasureInput!) { callOffErasure(input: $input) {"
          + ERASURE
          + "userErrors { code message } } }";

  private static final String CONSENT =
      """
      mutation ($input: GiveConsentInput!) {
        giveConsent(input: $input) { consents { purpose version given at } userErrors { code } }
      }""";

  private Privacy() {}

  /** Asks to be erased, with the name as the person sees it. */
  public static Answer request(Person person) {
    return request(
        person, person.asks("{ viewer { account { name } } }").get("viewer.account.name"));
  }

  /** Asks to be erased with what the person typed. */
  public static Answer request(Person person, String typed) {
    return person.asks(REQUEST, Map.of("input", Map.of("confirm", typed)));
  }

  /** Takes the request back. */
  public static Answer callOff(Person person, String erasure) {
    return person.asks(CALL_OFF, Map.of("input", Map.of("erasureId", erasure)));
  }

  /** Agrees to something or takes it back. */
  public static Answer consent(Person person, String purpose, String version, boolean given) {
    return person.asks(
        CONSENT, Map.of("input", Map.of("purpose", purpose, "version", version, "given", given)));
  }

  /** The request that waits. */
  public static Answer erasure(Person person) {
    return person.asks("{ viewer {" + ERASURE + "} }");
  }

  /** Takes every request that is due a step on. */
  public static void eraseDue() {
    EraseDue job = Arc.container().instance(EraseDue.class).get();
    OnVertx.await(job::eraseDue);
  }
}
