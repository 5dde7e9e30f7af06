package org.crowdshelf.support;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** The port of its own that health and metrics are on. */
public final class Management {

  private Management() {}

  /** The status of a health check: live, ready, started or well. */
  public static int health(String check) {
    return get("/health/" + check).statusCode();
  }

  /** Every metric that is served, by its name and tags as Prometheus writes them. */
  public static Map<String, Double> metrics() {
    Map<String, Double> metrics = new TreeMap<>();
    get("/metrics")
        .asString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              int at = line.lastIndexOf(' ');
              metrics.put(line.substring(0, at), Double.valueOf(line.substring(at + 1)));
            });
    return metrics;
  }

  private static Response get(String path) {
    String root = ConfigProvider.getConfig().getValue("test.management.url", String.class);
    return given().get(root + path);
  }
}
