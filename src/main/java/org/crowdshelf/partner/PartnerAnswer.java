package org.crowdshelf.partner;

import java.util.Collection;
import java.util.List;

/**
 * A yes or a no of an owner.
 *
 * @param helpsWith what its members may do, each once and in one order; nothing with a no
 */
public record PartnerAnswer(boolean confirm, List<PartnerHelp> helpsWith) {

  /** The answer as it is stored. */
  public static PartnerAnswer of(boolean confirm, Collection<PartnerHelp> helpsWith) {
    return new PartnerAnswer(
        confirm,
        confirm && helpsWith != null ? helpsWith.stream().distinct().sorted().toList() : List.of());
  }

  PartnerState state() {
    return confirm ? PartnerState.CONFIRMED : PartnerState.DECLINED;
  }
}
