package org.crowdshelf.support.provider;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.Site;

/**
 * The staging package with WeChat Pay, Alipay and Stripe as simulators, for a person: {@code
 * src/staging/run} starts it.
 */
public final class StagingSite {

  private StagingSite() {}

  /** Runs until the process is stopped. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int port = Integer.getInteger("port", 8080);
    URI address = URI.create("http://localhost:" + port);
    Path folder = Files.createTempDirectory("staging-site");
    Map<String, String> settings =
        Map.of(
            "SMALLRYE_CONFIG_LOCATIONS",
            Simulators.settingsFile(address, folder).toString(),
            "CROWDSHELF_PAYMENTS_EVERY",
            "1s");
    try (Site site = new Site(settings);
        PayDesk desk = PayDesk.open(port + 1)) {
      Replica replica = site.begin(port).awaitReady();
      UUID fundraiser = new Client(site.issuer().token("fundraiser")).account(replica);
      UUID project = Fixture.liveProject(fundraiser, "示例：山区图书室");
      System.out.printf(
          """
          The service:     %s/graphql
          The pay desk:    %s
          A live project:  %s
          A backer's token, in the header Authorization: Bearer …
          %s
          """,
          address,
          desk.address(),
          Ids.encode(IdType.PROJECT, project),
          site.issuer().token("backer"));
      new CountDownLatch(1).await();
    }
  }
}
