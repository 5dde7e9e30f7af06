package org.crowdshelf.payment.alipay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.security.PublicKey;
import org.crowdshelf.payment.port.Sha256Rsa;

/**
 * An answer of Alipay's gateway. Alipay signs the raw text of the object {@code <method>_response},
 * with all its escapes, so the text is cut out of the answer and not written anew.
 *
 * @param content the raw text of that object
 * @param signature null where the answer has none, as errors of the gateway have none
 */
record GatewayAnswer(String content, String signature) {

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Cuts an answer.
   *
   * @param method the called method, e.g. alipay.trade.query
   * @throws IllegalArgumentException if it is not JSON or has no such object
   */
  static GatewayAnswer cut(String body, String method) {
    String name = method.replace('.', '_') + "_response";
    String content = null;
    String signature = null;
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("The answer is not a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        int from = (int) parser.currentTokenLocation().getCharOffset();
        if (field.equals("sign") && value == JsonToken.VALUE_STRING) {
          signature = parser.getText();
        }
        parser.skipChildren();
        if (field.equals(name) && value == JsonToken.START_OBJECT) {
          content = body.substring(from, (int) parser.currentLocation().getCharOffset());
        }
      }
    } catch (IOException malformed) {
      throw new IllegalArgumentException("The answer is not JSON", malformed);
    }
    if (content == null) {
      throw new IllegalArgumentException("The answer has no " + name);
    }
    return new GatewayAnswer(content, signature);
  }

  /** Returns whether Alipay signed the content. */
  boolean isSignedBy(PublicKey alipaysKey) {
    return signature != null && Sha256Rsa.verifies(alipaysKey, content, signature);
  }
}
