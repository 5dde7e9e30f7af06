package org.crowdshelf.support.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.process.Http;
import org.junit.jupiter.api.Test;

/** A person pays at the simulators' pay desk, and takes the money back. */
@QuarkusTest
@QuarkusTestResource(value = Simulators.class, restrictToAnnotatedClass = true)
class PayDeskTest {

  @Test
  void paysAndTakesBackAtEachProvider() throws IOException {
    UUID project = Fixture.liveProject(Person.someoneNew(), "山区图书室");
    try (PayDesk desk = PayDesk.open(0)) {
      for (String[] way :
          new String[][] {
            {"wechatpay", "WECHAT_QR", null},
            {"alipay", "ALIPAY_WAP", null},
            {"stripe", "STRIPE_PAGE", "DISPUTE"}
          }) {
        UUID pledge = place(project, way[0], way[1]);
        UUID payment = Database.value("select id from payments where purpose_id = ?", pledge);
        assertTrue(page(desk).contains("/pay?" + payment));
        assertEquals(303, press(desk, "pay", payment));
        Eventually.holds(() -> assertEquals("PAID", Backing.state(pledge)));
        assertTrue(page(desk).contains("/take?" + payment));
        assertEquals(303, press(desk, "take", payment));
        // WeChat Pay and Alipay tell only in the bill how much was refunded in their consoles.
        List<String> told = way[2] == null ? List.of() : List.of(way[2]);
        Eventually.holds(
            () ->
                assertEquals(
                    told,
                    Database.column("select reason from refunds where payment_id = ?", payment)));
      }
    }
  }

  private UUID place(UUID project, String provider, String scene) {
    Map<String, Object> input = new HashMap<>(Backing.input(project, 1_000));
    input.put("payment", Map.of("provider", provider, "scene", scene));
    Answer placed = Person.someoneNew().asks(Backing.PLACE, Map.of("input", input));
    if (provider.equals("alipay")) {
      String page = placed.get("placePledge.payment.redirectUrl");
      Http.send(HttpRequest.newBuilder(URI.create(page)).build());
    }
    return Fixture.key(IdType.PLEDGE, placed.get("placePledge.pledge.id"));
  }

  private static String page(PayDesk desk) {
    return Http.send(HttpRequest.newBuilder(desk.address()).build()).body();
  }

  private static int press(PayDesk desk, String act, UUID payment) {
    URI form = desk.address().resolve(act + "?" + payment);
    return Http.form(form, Map.of()).status();
  }
}
