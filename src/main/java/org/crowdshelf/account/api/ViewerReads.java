package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;

/** Reads the signed-in account as the viewer. */
@ApplicationScoped
class ViewerReads {

  private final AccountReads reads;
  private final CurrentAccount currentAccount;

  ViewerReads(AccountReads reads, CurrentAccount currentAccount) {
    this.reads = reads;
    this.currentAccount = currentAccount;
  }

  /** The roles of this site that the token of the request has. */
  List<String> roles() {
    return Arrays.stream(Role.values()).filter(currentAccount::is).map(Role::claim).toList();
  }

  /** The viewer with this account and these roles. */
  Uni<ViewerNode> viewer(UUID account, List<String> roles) {
    return reads.account(account).map(node -> new ViewerNode(node, roles));
  }
}
