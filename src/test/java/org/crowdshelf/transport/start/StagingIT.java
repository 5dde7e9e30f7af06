package org.crowdshelf.transport.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.Site;
import org.junit.jupiter.api.Test;

/** The staging package, for process tests, load tests and demo sites. */
class StagingIT {

  @Test
  void isProductionWithTheSandboxProvider() throws IOException {
    TreeSet<String> more = new TreeSet<>(ownClasses(Replica.staging()));
    more.removeAll(ownClasses(Replica.production()));
    assertTrue(more.contains("db/sandbox/V0033__sandbox_create_provider.sql"), more::toString);
    assertTrue(
        more.contains("org/crowdshelf/payment/sandbox/SandboxProvider.class"), more::toString);
    assertTrue(more.remove("start/required-in-staging.tsv"), more::toString);
    more.removeIf(name -> name.contains("/sandbox/") || name.startsWith("META-INF/maven/"));
    assertEquals(new TreeSet<>(), more);
    assertEquals(libraries(Replica.production()), libraries(Replica.staging()));
  }

  @Test
  void isStagingWithoutASetting() {
    assertRefuses(Map.of(), "not start: the database", "crowdshelf.sandbox.private-key");
  }

  @Test
  void refusesToBecomeProductionOrDevelopment() {
    assertRefuses(Map.of("QUARKUS_PROFILE", "prod"), "the profile is prod");
    assertRefuses(Map.of("QUARKUS_PROFILE", "dev"), "the profile is dev");
  }

  @Test
  void acceptsAPledgeAndItsPayment() {
    try (Site site = new Site(Map.of())) {
      Replica replica = site.replicas(1).get(0);
      Client fundraiser = new Client(site.issuer().token("fundraiser"));
      Client backer = new Client(site.issuer().token("backer"));
      UUID project = Fixture.liveProject(fundraiser.account(replica), "Staging");
      JsonObject placed =
          backer
              .ask(replica, Backing.PLACE, Map.of("input", Backing.input(project, 1000)))
              .data("placePledge");
      String page = placed.getJsonObject("payment").getString("redirectUrl");
      assertTrue(page.startsWith(replica.base() + "/sandbox/pay/"), page);
      String paid = page.substring(replica.base().length()) + "/pay";
      assertEquals(303, Client.post(replica.address(paid), "", Map.of()).join().status());
      Eventually.holds(
          () -> assertEquals(List.of("PAID"), Database.column("select state from pledges")));
      assertEquals(143, replica.stop());
    }
  }

  private static void assertRefuses(Map<String, String> environment, String... words) {
    try (Replica replica = Replica.begin(Replica.staging(), 0, environment)) {
      assertEquals(Crowdshelf.BAD_CONFIGURATION, replica.exit(), replica::log);
      for (String word : words) {
        assertTrue(replica.log().contains(word), replica::log);
      }
    }
  }

  private static List<String> ownClasses(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("app"));
        JarFile jar = new JarFile(files.findFirst().orElseThrow().toFile())) {
      return jar.stream()
          .filter(entry -> !entry.isDirectory())
          .map(ZipEntry::getName)
          .sorted()
          .toList();
    }
  }

  private static List<String> libraries(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("lib"))) {
      return files.map(file -> folder.relativize(file).toString()).sorted().toList();
    }
  }
}
