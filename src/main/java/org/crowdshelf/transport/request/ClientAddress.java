package org.crowdshelf.transport.request;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The address that a request counts for: the connected address, or behind trusted proxies the
 * address that the outermost of them saw. Entries further left in the header may be forged. An IPv6
 * address counts as its /64 network, because one customer usually has a whole network.
 */
@ApplicationScoped
public class ClientAddress {

  private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for=\"?([^;\"]+)\"?");
  private static final Pattern PORT = Pattern.compile("^(?:\\[(.+)\\](?::\\d+)?|([0-9.]+):\\d+)$");

  private final int proxies;
  private final String header;

  public ClientAddress(
      @ConfigProperty(name = "crowdshelf.proxy.hops") int proxies,
      @ConfigProperty(name = "crowdshelf.proxy.header") String header) {
    this.proxies = proxies;
    this.header = header;
  }

  public String of(HttpServerRequest request) {
    SocketAddress connected = request.remoteAddress();
    return of(request.headers().getAll(header), connected == null ? null : connected.hostAddress());
  }

  /** The IP address itself, not its network; null where it is not one. */
  String exact(HttpServerRequest request) {
    SocketAddress connected = request.remoteAddress();
    String peer = connected == null ? null : connected.hostAddress();
    String address = proxies == 0 ? peer : forwarded(request.headers().getAll(header), peer);
    return address != null && NetUtil.createByteArrayFromIpAddressString(address) != null
        ? address
        : null;
  }

  /** The address for these header lines and this connected address. */
  public String of(List<String> lines, String peer) {
    String address = proxies == 0 ? peer : forwarded(lines, peer);
    return network(address == null ? "" : address);
  }

  private String forwarded(List<String> lines, String peer) {
    List<String> entries = lines.stream().flatMap(line -> Stream.of(line.split(",", -1))).toList();
    int outermost = entries.size() - proxies;
    return outermost < 0 ? peer : address(entries.get(outermost).trim());
  }

  private static String address(String entry) {
    Matcher pair = FOR.matcher(entry);
    String text = pair.find() ? pair.group(1).trim() : entry;
    Matcher withPort = PORT.matcher(text);
    if (!withPort.matches()) {
      return text;
    }
    return withPort.group(1) == null ? withPort.group(2) : withPort.group(1);
  }

  /** An IPv4 address, or the /64 network of an IPv6 address; anything else is "?". */
  public static String network(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null) {
      return "?";
    }
    if (bytes.length == 4) {
      return NetUtil.bytesToIpAddress(bytes);
    }
    return isIpv4(bytes)
        ? NetUtil.bytesToIpAddress(bytes, 12, 4)
        : HexFormat.of().formatHex(bytes, 0, 8);
  }

  // ::ffff:192.0.2.1
  private static boolean isIpv4(byte[] bytes) {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[10] == -1 && bytes[11] == -1;
  }
}
