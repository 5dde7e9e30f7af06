package org.crowdshelf.project.content;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.crowdshelf.shared.text.Text;
import org.crowdshelf.shared.text.WebAddress;

/**
 * Where the press wrote about it.
 *
 * @param screenshotUrl a picture of it, for when the address is gone
 */
@RegisterForReflection
public record PressMention(String outlet, String url, String screenshotUrl) {

  /** The same in the form that it is stored in. */
  public PressMention normalised() {
    return new PressMention(
        Text.stripped(outlet), WebAddress.stored(url), WebAddress.stored(screenshotUrl));
  }
}
