package org.crowdshelf.support.provider.wechat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The simulator's merchant transfers: fields, the receiver's name, the balance and states. */
public final class Transfers {

  /** The scene that the simulated merchant may use. */
  public static final String SCENE = "1011";

  private static final long NAME_FROM = 200_000;

  private static final class Transfer {
    final ObjectNode call;
    final String name;
    final String id;
    final Instant madeAt;
    String state = "WAIT_USER_CONFIRM";
    String failure;

    Transfer(ObjectNode call, String name, String id, Instant madeAt) {
      this.call = call;
      this.name = name;
      this.id = id;
      this.madeAt = madeAt;
    }
  }

  private final Map<String, Transfer> byNumber = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Seal seal;
  private final Clock clock;
  private long balance = Long.MAX_VALUE / 2;

  Transfers(Seal seal, Clock clock) {
    this.seal = seal;
    this.clock = clock;
  }

  /** The merchant's money from which transfers are paid. */
  public synchronized void balance(long fen) {
    this.balance = fen;
  }

  /** Somebody who uses WeChat under their real name. */
  public synchronized void person(String openid, String name) {
    names.put(openid, name);
  }

  /** The receiver accepts in their WeChat what their client was given; false where it cannot. */
  public synchronized boolean accept(Map<String, String> params) {
    for (Transfer transfer : byNumber.values()) {
      if (transfer.state.equals("WAIT_USER_CONFIRM")
          && packageOf(transfer).equals(params.get("package"))
          && WechatPaySimulator.MERCHANT.equals(params.get("mchId"))
          && WechatPaySimulator.APP.equals(params.get("appId"))) {
        transfer.state = "SUCCESS";
        return true;
      }
    }
    return false;
  }

  /** Nobody accepted it within a day. */
  public synchronized void runOut(String number) {
    Transfer transfer = find(number);
    transfer.state = "FAIL";
    transfer.failure = "OVERDUE_CLOSE";
    balance += transfer.call.path("transfer_amount").asLong();
  }

  /** The number of transfers to an openid that were ever taken. */
  public synchronized long count(String openid) {
    return byNumber.values().stream()
        .filter(one -> one.call.path("openid").asText().equals(openid))
        .count();
  }

  /** The sum that arrived with an openid, in fen. */
  public synchronized long received(String openid) {
    return byNumber.values().stream()
        .filter(one -> one.state.equals("SUCCESS"))
        .filter(one -> one.call.path("openid").asText().equals(openid))
        .mapToLong(one -> one.call.path("transfer_amount").asLong())
        .sum();
  }

  /** A transfer call; the same number with the same values answers the present state. */
  synchronized ObjectNode make(String serial, ObjectNode call) {
    String number = call.path("out_bill_no").asText();
    requireForm(call, number);
    long fen = call.path("transfer_amount").asLong();
    String name = call.has("user_name") ? seal.open(serial, call.path("user_name").asText()) : null;
    if (name == null && fen >= NAME_FROM) {
      throw new Refusal(400, "PARAM_ERROR", "/body/user_name");
    }
    ObjectNode values = call.deepCopy().without("user_name");
    Transfer known = byNumber.get(number);
    if (known != null) {
      if (!known.call.equals(values) || !Objects.equals(known.name, name)) {
        throw new Refusal(400, "INVALID_REQUEST");
      }
      return answer(number, known, true);
    }
    String openid = call.path("openid").asText();
    if (!names.containsKey(openid) || name != null && !names.get(openid).equals(name)) {
      throw new Refusal(400, "INVALID_REQUEST");
    }
    if (balance < fen) {
      throw new Refusal(403, "NOT_ENOUGH");
    }
    balance -= fen;
    String id = "1330" + String.format("%025d", byNumber.size());
    Transfer transfer = new Transfer(values, name, id, clock.instant());
    byNumber.put(number, transfer);
    return answer(number, transfer, true);
  }

  private static void requireForm(ObjectNode call, String number) {
    if (!number.matches("[0-9A-Za-z]{1,32}")) {
      throw new Refusal(400, "PARAM_ERROR", "/body/out_bill_no");
    }
    if (!call.path("appid").asText().equals(WechatPaySimulator.APP)
        || !call.path("transfer_scene_id").asText().equals(SCENE)) {
      throw new Refusal(400, "INVALID_REQUEST");
    }
    String remark = call.path("transfer_remark").asText();
    if (!call.path("transfer_amount").isIntegralNumber()
        || call.path("transfer_amount").asLong() < 10
        || remark.isEmpty()
        || remark.length() > 32
        || call.path("transfer_scene_report_infos").isEmpty()) {
      throw new Refusal(400, "PARAM_ERROR", "/body");
    }
  }

  /** The answer to a query, which has no package. */
  synchronized ObjectNode query(String number) {
    return answer(number, find(number), false);
  }

  private Transfer find(String number) {
    Transfer transfer = byNumber.get(number);
    if (transfer == null) {
      throw new Refusal(404, "NOT_FOUND");
    }
    return transfer;
  }

  private static String packageOf(Transfer transfer) {
    return "affffddafdfafddffda==" + transfer.id;
  }

  private static ObjectNode answer(String number, Transfer transfer, boolean made) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("out_bill_no", number);
    answer.put("transfer_bill_no", transfer.id);
    answer.put("create_time", Orders.time(transfer.madeAt));
    answer.put("state", transfer.state);
    if (transfer.failure != null) {
      answer.put("fail_reason", transfer.failure);
    }
    if (made && transfer.state.equals("WAIT_USER_CONFIRM")) {
      answer.put("package_info", packageOf(transfer));
    }
    if (!made) {
      answer.put("mch_id", WechatPaySimulator.MERCHANT);
      answer.put("appid", WechatPaySimulator.APP);
      answer.put("openid", transfer.call.path("openid").asText());
      answer.put("transfer_amount", transfer.call.path("transfer_amount").asLong());
    }
    return answer;
  }
}
