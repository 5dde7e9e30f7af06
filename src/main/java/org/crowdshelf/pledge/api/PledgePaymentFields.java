package org.crowdshelf.pledge.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.account.api.AccountReads;
import org.crowdshelf.account.api.OrganisationNode;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.payment.OpenPayment;
import org.crowdshelf.payment.PaymentChoices;
import org.crowdshelf.payment.api.FailingRefundNode;
import org.crowdshelf.payment.api.PaymentInstructionNode;
import org.crowdshelf.payment.api.PaymentMethodNode;
import org.crowdshelf.payment.api.PaymentNode;
import org.crowdshelf.payment.api.PaymentReads;
import org.crowdshelf.pledge.PledgeState;
import org.crowdshelf.project.api.ProjectReads;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** The ways to pay a pledge, and its payments. */
@GraphQLApi
public class PledgePaymentFields {

  private final PledgeReads pledges;
  private final ProjectReads projects;
  private final PaymentReads payments;
  private final AccountReads accounts;
  private final PaymentChoices choices;
  private final OpenPayment openPayment;
  private final CurrentAccount currentAccount;

  PledgePaymentFields(
      PledgeReads pledges,
      ProjectReads projects,
      PaymentReads payments,
      AccountReads accounts,
      PaymentChoices choices,
      OpenPayment openPayment,
      CurrentAccount currentAccount) {
    this.pledges = pledges;
    this.projects = projects;
    this.payments = payments;
    this.accounts = accounts;
    this.choices = choices;
    this.openPayment = openPayment;
    this.currentAccount = currentAccount;
  }

  @Query
  @NonNull
  @Description(
      "How a pledge to this project can be paid, in the site's order; empty where the site has no provider. NOT_FOUND as project(id).")
  public Uni<@NonNull List<@NonNull PaymentMethodNode>> paymentMethods(
      @NonNull @Id @Description("A project") String projectId) {
    return projects
        .project(Ids.require(IdType.PROJECT, projectId))
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .map(
            project ->
                choices
                    .methods(
                        project.goal().currency(),
                        project.onBehalfOf() == null ? null : project.onBehalfOf().key())
                    .stream()
                    .map(
                        method ->
                            PaymentMethodNode.of(
                                method, project.goal().currency(), currentAccount.language()))
                    .toList());
  }

  @Description(
      "While RESERVED: how its owner can pay it, on any device, without the key or the input of placePledge; null else")
  public Uni<PaymentInstructionNode> openPayment(@Source PledgeNode pledge, Context context) {
    return pledge.state() == PledgeState.RESERVED && isOwn(pledge)
        ? Batches.load(context, "Pledge.openPayment", pledge.key(), openPayment::run)
            .map(started -> started == null ? null : PaymentInstructionNode.of(started))
        : Uni.createFrom().nullItem();
  }

  @NonNull
  @Description("Every attempt to pay it, the latest first; for its owner and admins, else empty")
  public Uni<@NonNull List<@NonNull PaymentNode>> payments(
      @Source PledgeNode pledge, Context context) {
    return isOwn(pledge) || currentAccount.is(Role.ADMIN)
        ? Batches.load(context, "Pledge.payments", pledge.key(), payments::ofPurposes)
        : Uni.createFrom().item(List.of());
  }

  @Description("The organisation in whose name it was placed; null else")
  public Uni<OrganisationNode> onBehalfOf(@Source PledgeNode pledge, Context context) {
    return pledge.organisationKey() == null
        ? Uni.createFrom().nullItem()
        : Batches.load(
            context, "Pledge.onBehalfOf", pledge.organisationKey(), accounts::organisations);
  }

  @Description("The pledge that it pays; null for anyone but its owner and admins")
  public Uni<PledgeNode> pledge(@Source PaymentNode payment, Context context) {
    return Batches.load(context, "Payment.pledge", payment.purpose(), pledges::ownOrAdmins);
  }

  @Description("The pledge that it is about")
  public Uni<PledgeNode> pledge(@Source FailingRefundNode refund, Context context) {
    return Batches.load(context, "FailingRefund.pledge", refund.paymentKey(), this::ofPayments);
  }

  private Uni<Map<UUID, PledgeNode>> ofPayments(List<UUID> keys) {
    return payments
        .payments(keys)
        .flatMap(
            found ->
                pledges
                    .ownOrAdmins(found.values().stream().map(PaymentNode::purpose).toList())
                    .map(
                        byKey -> {
                          Map<UUID, PledgeNode> byPayment = new HashMap<>();
                          found
                              .values()
                              .forEach(one -> byPayment.put(one.key(), byKey.get(one.purpose())));
                          return byPayment;
                        }));
  }

  private boolean isOwn(PledgeNode pledge) {
    return pledge.ownerKey().equals(currentAccount.accountOrNull());
  }
}
