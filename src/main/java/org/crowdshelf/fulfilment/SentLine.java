package org.crowdshelf.fulfilment;

import java.util.Locale;
import java.util.UUID;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.text.Text;

/**
 * One line of what was sent: a pledge and its parcel.
 *
 * @param index its place in the input, from 0
 * @param pledge null where the id is not a pledge's
 * @param carrier in lower case, or {@link #HAND}
 * @param trackingNumber in upper case; null for none
 */
public record SentLine(int index, UUID pledge, String carrier, String trackingNumber) {

  static final String HAND = "HAND";

  /** A line as a client sends it. */
  public static SentLine of(int index, UUID pledge, String carrier, String trackingNumber) {
    String code = Text.stripped(carrier);
    return new SentLine(
        index,
        pledge,
        HAND.equalsIgnoreCase(code) ? HAND : code.toLowerCase(Locale.ROOT),
        Text.isBlank(trackingNumber)
            ? null
            : Text.stripped(trackingNumber).toUpperCase(Locale.ROOT));
  }

  /** Returns whether it needs no address, because somebody handed it over. */
  boolean isHandedOver() {
    return HAND.equals(carrier);
  }

  /** The path of something in this line. */
  String[] path(String... more) {
    return Checks.below(new String[] {"sent", Integer.toString(index)}, more);
  }
}
