package org.crowdshelf.payment.port;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;

/**
 * Signed calls to a provider's API on merchant accounts of this site, for features that need more
 * of the provider than payments. Only answers that the provider signed are believed.
 */
public interface MerchantApi {

  /**
   * An answer.
   *
   * @param body the parsed JSON; an empty object if the answer has no body
   * @param code the provider's error code without underscores; empty where it succeeded
   * @param failure what the error means where the caller does not expect it; null where it
   *     succeeded
   */
  record Answer(JsonNode body, String code, ProviderFailure failure) {

    /** Returns whether the provider did what was asked. */
    public boolean succeeded() {
      return failure == null;
    }
  }

  /** The name of the provider, as settings have it. */
  String provider();

  /** Returns whether the settings name this account. */
  boolean has(String account);

  /** The number of the merchant that signs for this account. */
  String merchant(String account);

  /** Asks; the target is path and query as they are sent. */
  Uni<Answer> get(String account, String target);

  /** Sends a JSON body. */
  Uni<Answer> post(String account, String target, ObjectNode body);

  /** A text that only the provider can read, as its API takes private data. */
  String sealed(String account, String text);
}
