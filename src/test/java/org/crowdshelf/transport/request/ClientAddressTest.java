package org.crowdshelf.transport.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "::ffff:192.0.2.1, 192.0.2.1",
    "2001:db8:1:2:3:4:5:6, 20010db800010002",
    "2001:db8:1:2::1, 20010db800010002",
    "2001:db8:1:3::1, 20010db800010003",
    "::1, 0000000000000000",
    "nobody, ?",
    "'', ?",
    "192.0.2.1.evil.test, ?"
  })
  void ofIpv6TheNetworkCounts(String address, String network) {
    assertEquals(network, ClientAddress.network(address));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|203.0.113.9|203.0.113.9",
        "1|10.0.0.1, 203.0.113.9|203.0.113.9",
        "2|10.0.0.1, 203.0.113.9, 198.51.100.2|203.0.113.9",
        "1|203.0.113.9:4711|203.0.113.9",
        "1|[2001:db8::1]:4711|20010db800000000",
        "1|for=192.0.2.60;proto=http;by=203.0.113.43|192.0.2.60",
        "1|for=10.0.0.1, For=\"[2001:db8:cafe::17]:4711\"|20010db8cafe0000",
        "2|203.0.113.9|127.0.0.1",
        "1|unknown|?",
        "1|,|?"
      })
  void believesOnlyWhatOnesOwnProxiesWrote(int proxies, String header, String address) {
    assertEquals(
        address,
        new ClientAddress(proxies, "X-Forwarded-For").of(header.lines().toList(), "127.0.0.1"));
  }

  @Test
  void ignoresTheHeaderWithoutAProxy() {
    ClientAddress direct = new ClientAddress(0, "X-Forwarded-For");
    assertEquals("198.51.100.1", direct.of(java.util.List.of("10.0.0.1"), "198.51.100.1"));
  }

  @Test
  void readsSeveralLinesOfAHeaderAsOne() {
    ClientAddress behind = new ClientAddress(1, "X-Forwarded-For");
    assertEquals(
        "203.0.113.9",
        behind.of(java.util.List.of("10.0.0.1", "10.0.0.2, 203.0.113.9"), "127.0.0.1"));
  }
}
