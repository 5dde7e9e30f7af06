package org.crowdshelf.privacy.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.privacy.ErasureBlock;
import org.crowdshelf.privacy.ErasureState;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.node.Node;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A request to be erased, as its account sees it. */
@Name("Erasure")
@Description(
    "A request to be erased: seven days to call it off, done within 15 working days. What is in the books stays, with the person taken out of it.")
public record ErasureNode(
    @Ignore UUID key,
    @Ignore List<ErasureBlock> blocks,
    @NonNull @Description("How far it is") ErasureState state,
    @NonNull @Description("When it was asked for") Instant askedAt,
    @NonNull @Description("Not before, so that it can be called off") Instant notBefore,
    @NonNull @Description("By when it has to be done, unless something blocks it") Instant dueAt)
    implements Node {

  static final String COLUMNS =
      """
      e.id, e.state, e.asked_at, e.not_before, e.due_at,
      case when e.state = 'WAITING'
           then (select coalesce(jsonb_agg(distinct jsonb_build_object('code', b.code, 'title', b.title)), '[]')::text
                   from erasure_blocks(e.account_id) b) else '[]' end as blocks""";

  static ErasureNode of(Row row) {
    List<ErasureBlock> blocks = row.list(ErasureBlock.class, "blocks");
    return new ErasureNode(
        row.uuid("id"),
        blocks,
        blocks.isEmpty() ? row.value(ErasureState.class, "state") : ErasureState.BLOCKED,
        row.instant("asked_at"),
        row.instant("not_before"),
        row.instant("due_at"));
  }

  @Override
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  public String getId() {
    return Ids.encode(IdType.ERASURE, key);
  }
}
