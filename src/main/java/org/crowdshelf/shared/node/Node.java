package org.crowdshelf.shared.node;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Interface;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** An object with an id. */
@Interface
@Name("Node")
@Description("Whatever has an id of its own.")
public interface Node {

  /** The id that clients see. */
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  String getId();
}
