package org.crowdshelf.local;

import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Random;

/**
 * The pictures of the samples, at {@code /dev/images/name.svg}: a face for a person and a shelf of
 * books for anything else. The name decides the colours, so a picture stays the same.
 */
@IfBuildProfile("dev")
@ApplicationScoped
class DevImages {

  private static final String FACE =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="200" height="200">
      <rect width="200" height="200" fill="hsl(%1$d,45%%,80%%)"/>
      <path d="M30 200a70 70 0 0 1 140 0" fill="hsl(%2$d,45%%,45%%)"/>
      <circle cx="100" cy="85" r="45" fill="hsl(28,50%%,72%%)"/>
      <path d="M55 85a45 45 0 0 1 90 0c-20-18-70-18-90 0" fill="hsl(%3$d,30%%,25%%)"/>
      </svg>
      """;

  private static final String SHELF =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" width="640" height="360">
      <rect width="640" height="360" fill="hsl(%1$d,35%%,88%%)"/>
      %2$s<rect x="20" y="320" width="600" height="16" fill="hsl(30,40%%,35%%)"/>
      </svg>
      """;

  private static final String BOOK =
      """
      <rect x="%d" y="%d" width="%d" height="%d" rx="3" fill="hsl(%d,50%%,%d%%)"/>
      """;

  private static final int HUES = 360;
  private static final int SHELF_END = 580;
  private static final int SHELF_TOP = 320;

  void addTo(@Observes Router router) {
    router.getWithRegex("/dev/images/(?<name>[a-z0-9-]{1,80})\\.svg").handler(DevImages::answer);
  }

  private static void answer(RoutingContext http) {
    String name = http.pathParam("name");
    http.response()
        .putHeader("Content-Type", "image/svg+xml")
        .putHeader("Content-Security-Policy", "default-src 'none'")
        .putHeader("Access-Control-Allow-Origin", "*")
        .putHeader("Cache-Control", "max-age=86400")
        .end(picture(name));
  }

  private static String picture(String name) {
    Random chance = new Random(name.hashCode());
    return isPerson(name)
        ? FACE.formatted(chance.nextInt(HUES), chance.nextInt(HUES), chance.nextInt(HUES))
        : SHELF.formatted(chance.nextInt(HUES), books(chance));
  }

  private static boolean isPerson(String name) {
    return name.startsWith("person-") || DevPerson.named(name).isPresent();
  }

  private static String books(Random chance) {
    StringBuilder books = new StringBuilder();
    for (int x = 40; x < SHELF_END; ) {
      int width = 18 + chance.nextInt(28);
      int height = 130 + chance.nextInt(130);
      books.append(
          BOOK.formatted(
              x, SHELF_TOP - height, width, height, chance.nextInt(HUES), 35 + chance.nextInt(30)));
      x += width + 3;
    }
    return books.toString();
  }
}
