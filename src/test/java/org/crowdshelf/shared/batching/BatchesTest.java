package org.crowdshelf.shared.batching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingEnvironmentImpl;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dataloader.DataLoaderRegistry;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BatchesTest {

  private final DataLoaderRegistry loaders = new DataLoaderRegistry();
  private final Context context = contextWith(loaders);
  private final List<List<UUID>> statements = new ArrayList<>();

  @Test
  void asksOnceForManyParents() {
    List<UUID> parents = List.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));
    var answers = parents.stream().map(parent -> load("Project.updates(3)", parent, 3)).toList();
    loaders.dispatchAll();
    assertEquals(List.of(parents), statements);
    assertEquals(
        parents.stream().map(parent -> parent + " first 3").toList(),
        answers.stream().map(CompletableFuture::join).toList());
  }

  @Test
  void aliasesWithOtherArgumentsGetTheirOwnAnswers() {
    UUID parent = new UUID(0, 1);
    var three = load("Project.updates(3)", parent, 3);
    var five = load("Project.updates(5)", parent, 5);
    loaders.dispatchAll();
    assertEquals(parent + " first 3", three.join());
    assertEquals(parent + " first 5", five.join());
    assertEquals(2, statements.size());
  }

  @Test
  void parentsWhoseHashesCollideGetTheirOwnAnswers() {
    UUID one = new UUID(1, 2);
    UUID other = new UUID(2, 1);
    assertEquals(one.hashCode(), other.hashCode());
    var ofOne = load("Project.updates(3)", one, 3);
    var ofOther = load("Project.updates(3)", other, 3);
    loaders.dispatchAll();
    assertEquals(one + " first 3", ofOne.join());
    assertEquals(other + " first 3", ofOther.join());
  }

  @Test
  void asksOnceForAParentThatIsMetTwice() {
    UUID parent = new UUID(0, 1);
    var one = load("Project.updates(3)", parent, 3);
    var again = load("Project.updates(3)", parent, 3);
    loaders.dispatchAll();
    assertEquals(one.join(), again.join());
    assertEquals(List.of(List.of(parent)), statements);
  }

  @Test
  void aParentWithoutAValueGetsNone() {
    var answer = load("Project.owner", new UUID(0, 1), parents -> Uni.createFrom().item(Map.of()));
    loaders.dispatchAll();
    assertNull(answer.join());
  }

  @Test
  void aFailureIsEveryParents() {
    Function<List<UUID>, Uni<Map<UUID, String>>> broken =
        parents -> Uni.createFrom().failure(new IllegalStateException("down"));
    var one = load("Project.owner", new UUID(0, 1), broken);
    var other = load("Project.owner", new UUID(0, 2), broken);
    loaders.dispatchAll();
    assertThrows(CompletionException.class, one::join);
    assertThrows(CompletionException.class, other::join);
  }

  private CompletableFuture<String> load(String field, UUID parent, int first) {
    return load(
        field,
        parent,
        parents -> {
          statements.add(parents);
          return Uni.createFrom()
              .item(
                  parents.stream()
                      .collect(Collectors.toMap(key -> key, key -> key + " first " + first)));
        });
  }

  private CompletableFuture<String> load(
      String field, UUID parent, Function<List<UUID>, Uni<Map<UUID, String>>> statement) {
    return Batches.load(context, field, parent, statement).subscribeAsCompletionStage();
  }

  private static Context contextWith(DataLoaderRegistry loaders) {
    DataFetchingEnvironment environment =
        DataFetchingEnvironmentImpl.newDataFetchingEnvironment()
            .dataLoaderRegistry(loaders)
            .build();
    return (Context)
        Proxy.newProxyInstance(
            BatchesTest.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> {
              assertEquals("unwrap", method.getName());
              return environment;
            });
  }
}
